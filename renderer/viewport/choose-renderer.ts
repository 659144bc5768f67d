import type { FilmGeometry } from './camera.ts';
import type { GpuFailure, RendererReason } from './film-state.ts';
import type { GpuOffer } from './gpu-engine.ts';
import type { RendererPreference } from './renderer-preference.ts';

export interface RendererChoice {
  readonly renderer: 'gpu' | 'cpu';
  readonly rendererReason: RendererReason;
}

/**
 * Who draws a film. A GPU that is only simulated is slower than drawing on the processor at once, so it is taken
 * only when asked for; a film larger than the largest texture, one shown through a table (`isTabled`), which
 * Cornerstone3D's shader does not know, or a GPU that has failed, is never given to the GPU.
 */
export function chooseRenderer(
  film: FilmGeometry | undefined,
  gpu: GpuOffer,
  failure: GpuFailure | null,
  preference: RendererPreference,
  isTabled: boolean,
): RendererChoice {
  if (failure) return { renderer: 'cpu', rendererReason: failure };
  if (preference === 'cpu') return { renderer: 'cpu', rendererReason: 'preferred' };
  if (!gpu.usable) return { renderer: 'cpu', rendererReason: 'no-webgl' };
  if (film && Math.max(film.widthPx, film.heightPx) > gpu.largestTexturePx) {
    return { renderer: 'cpu', rendererReason: 'film-too-large' };
  }
  if (isTabled) return { renderer: 'cpu', rendererReason: 'table' };
  if (preference === 'gpu') return { renderer: 'gpu', rendererReason: 'preferred' };
  return gpu.software
    ? { renderer: 'cpu', rendererReason: 'software-gl' }
    : { renderer: 'gpu', rendererReason: 'gpu' };
}
