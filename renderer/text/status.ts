import type { AnalysisStatus } from '#contract/analysis-status.ts';

/** The bar at the foot of the window. */
export const statusText = {
  bar: 'Status',
  engine: {
    starting: 'Image engine starting',
    ready: 'Image engine ready',
    busy: 'Image engine working',
    restarting: 'Image engine restarting; your case and your read are safe',
    stopped: 'Image engine stopped',
  } satisfies Record<AnalysisStatus['state'], string>,
  model: (provider: string) => `Model on ${provider}`,
  lastRun: (provider: string, ms: number) => `${provider}, ${ms.toFixed(0)} ms`,
  renderer: {
    gpu: 'Film drawn by the GPU',
    'software-gl': 'Film drawn by software OpenGL',
    'no-webgl': 'Film drawn by the processor: no WebGL here',
    'film-too-large': 'Film drawn by the processor: too large for the GPU',
    'gpu-lost': 'Film drawn by the processor: the GPU stopped',
    'gpu-failed': 'Film drawn by the processor: the GPU could not show it',
  },
  short: { gpu: 'GPU', 'software-gl': 'software GL', cpu: 'CPU' },
} as const;
