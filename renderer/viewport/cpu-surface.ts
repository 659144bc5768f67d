import { drawOnCpu, type Frame } from './draw-on-cpu.ts';
import { isSameFrame } from './same-frame.ts';
import type { Surface } from './surface.ts';

/** Draws without WebGL, onto a plain canvas. The first frame is drawn at once, out of sight until `draw` is first called. */
export function createCpuSurface(host: HTMLElement, first: Frame): Surface {
  const canvas = document.createElement('canvas');
  canvas.className = 'film-canvas';
  drawOnCpu(canvas, first);
  let drawn = first;
  let waiting: Frame | undefined;
  let handle = 0;
  const drawWaiting = (): void => {
    if (!waiting) return;
    drawOnCpu(canvas, waiting);
    drawn = waiting;
    waiting = undefined;
  };
  return {
    draw: (frame) => {
      if (!canvas.isConnected) host.append(canvas);
      if (!waiting && isSameFrame(frame, drawn)) return;
      if (!waiting) handle = requestAnimationFrame(drawWaiting);
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
