import type { Affine } from './camera.ts';
import { drawOnCpu, isEnlarged, visiblePatch, type Frame } from './draw-on-cpu.ts';
import { isSameFrame } from './same-frame.ts';
import type { Surface } from './surface.ts';

/** Draws without WebGL, onto a plain canvas. The first frame is drawn at once, out of sight until `draw` is first called. */
export function createCpuSurface(host: HTMLElement, first: Frame): Surface {
  const canvas = document.createElement('canvas');
  canvas.className = 'film-canvas';
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0', transformOrigin: '0 0' });
  drawFrame(canvas, first);
  let drawn = first;
  let waiting: Frame | undefined;
  let handle = 0;
  const drawWaiting = (): void => {
    if (!waiting) return;
    drawFrame(canvas, waiting);
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

/**
 * Of a film that is not enlarged the canvas holds the device pixels of the element; of an enlarged one its samples, which
 * the browser enlarges when it puts the page together, beside this loop.
 */
function drawFrame(canvas: HTMLCanvasElement, frame: Frame): void {
  canvas.hidden = false;
  if (isEnlarged(frame)) {
    drawPatch(canvas, frame);
    return;
  }
  drawOnCpu(canvas, frame);
  const cssPerDevicePixel = 1 / frame.devicePixelRatio;
  place(canvas, [cssPerDevicePixel, 0, 0, cssPerDevicePixel, 0, 0]);
}

function drawPatch(canvas: HTMLCanvasElement, frame: Frame): void {
  const patch = visiblePatch(frame);
  if (!patch) {
    canvas.hidden = true;
    return;
  }
  const { image, transform } = patch;
  if (canvas.width !== image.width) canvas.width = image.width;
  if (canvas.height !== image.height) canvas.height = image.height;
  canvas.getContext('2d', { alpha: false })?.putImageData(image, 0, 0);
  place(canvas, transform);
}

/** `transform`: from pixels of the canvas to CSS pixels of the element. */
function place(canvas: HTMLCanvasElement, transform: Affine): void {
  canvas.style.transform = `matrix(${transform.join(', ')})`;
}
