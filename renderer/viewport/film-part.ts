import { imageTransform } from './camera.ts';
import type { Frame } from './draw-on-cpu.ts';
import { shadeRegion } from './shades.ts';

/** A square of the film: centre and side in image columns. */
export interface FilmPart {
  readonly centerXPx: number;
  readonly centerYPx: number;
  readonly sidePx: number;
}

/** Draws a square of the film, windowed and lying as in `frame`, over the whole of a square canvas; black beyond the film. */
export function drawFilmPart(canvas: HTMLCanvasElement, part: FilmPart, frame: Frame): void {
  const plane = frame.pyramid.level(0);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const { aspect } = frame.film;
  const { centerXPx, centerYPx, sidePx } = part;
  const x = Math.max(0, Math.floor(centerXPx - sidePx / 2));
  const y = Math.max(0, Math.floor(centerYPx - sidePx / aspect / 2));
  const width = Math.min(plane.widthPx, Math.ceil(centerXPx + sidePx / 2)) - x;
  const height = Math.min(plane.heightPx, Math.ceil(centerYPx + sidePx / aspect / 2)) - y;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (width < 1 || height < 1) return;
  const patch = new OffscreenCanvas(width, height);
  const shaded = shadeRegion(plane, { x, y, width, height }, frame.voi, frame.inverted);
  patch.getContext('2d')?.putImageData(shaded, 0, 0);
  const { orientation } = frame.camera;
  const camera = { centerXPx, centerYPx, scale: canvas.width / sidePx, orientation };
  context.setTransform(...imageTransform(camera, frame.film, canvas));
  context.drawImage(patch, x, y, width, height);
}
