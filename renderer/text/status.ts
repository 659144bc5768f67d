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
  drawnBy: { gpu: 'Drawn by the GPU', cpu: 'Drawn by the processor' },
  drawnBecause: {
    gpu: 'The GPU of this machine is used',
    preferred: 'As chosen in the settings',
    'software-gl': 'The GPU is only simulated here, which is slower',
    'no-webgl': 'This machine offers no WebGL',
    'film-too-large': 'The film is too large for the GPU',
    table: 'A table of the file is shown, which the GPU cannot draw',
    'gpu-failed': 'The GPU did not show the film correctly',
    'gpu-lost': 'The GPU stopped twice while it drew',
  },
} as const;
