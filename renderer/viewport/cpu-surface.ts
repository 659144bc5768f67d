import { drawOnCpu, type Frame } from './draw-on-cpu.ts';
import type { Surface } from './surface.ts';

/** Draws without WebGL, onto a plain canvas. */
export function createCpuSurface(host: HTMLElement): Surface {
  const canvas = document.createElement('canvas');
  canvas.className = 'film-canvas';
  host.append(canvas);
  let waiting: Frame | undefined;
  let handle = 0;
  return {
    draw: (frame) => {
      if (!waiting) {
        handle = requestAnimationFrame(() => {
          if (waiting) drawOnCpu(canvas, waiting);
          waiting = undefined;
        });
      }
      waiting = frame;
    },
    dispose: () => {
      cancelAnimationFrame(handle);
      waiting = undefined;
      canvas.width = 0;
      canvas.remove();
    },
  };
}
