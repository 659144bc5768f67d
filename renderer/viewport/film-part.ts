import type { Frame } from './draw-on-cpu.ts';
import { shadeOf, shadeRegion } from './shades.ts';

/** A square of the film: centre and side in image pixels; `mirrored` turns it left to right. */
export interface FilmPart {
  readonly centerXPx: number;
  readonly centerYPx: number;
  readonly sidePx: number;
  readonly mirrored: boolean;
}

/** Draws a square of the film, windowed as in `frame`, over the whole of a square canvas; black beyond the film. */
export function drawFilmPart(canvas: HTMLCanvasElement, part: FilmPart, frame: Frame): void {
  const plane = frame.pyramid[0];
  const context = canvas.getContext('2d', { alpha: false });
  if (!plane || !context) return;
  const left = part.centerXPx - part.sidePx / 2;
  const top = part.centerYPx - part.sidePx / 2;
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  const width = Math.min(plane.widthPx, Math.ceil(left + part.sidePx)) - x;
  const height = Math.min(plane.heightPx, Math.ceil(top + part.sidePx)) - y;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (width < 1 || height < 1) return;
  const patch = new OffscreenCanvas(width, height);
  const shade = shadeOf(plane.samples, frame.voi, frame.inverted);
  patch.getContext('2d')?.putImageData(shadeRegion(plane, { x, y, width, height }, shade), 0, 0);
  const scale = canvas.width / part.sidePx;
  if (part.mirrored) context.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context.drawImage(patch, (x - left) * scale, (y - top) * scale, width * scale, height * scale);
}
