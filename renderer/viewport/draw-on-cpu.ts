import type { Voi } from '#domain/imaging/apply-window.ts';
import {
  elementToImage,
  imageToElement,
  type Camera,
  type ElementSize,
  type FilmGeometry,
} from './camera.ts';
import { levelFor, type Pyramid } from './pyramid.ts';
import { shadeOf, shadeRegion } from './shades.ts';

/** Everything one frame depends on. */
export interface Frame {
  readonly pyramid: Pyramid;
  readonly film: FilmGeometry;
  readonly camera: Camera;
  readonly element: ElementSize;
  readonly devicePixelRatio: number;
  readonly voi: Voi;
  readonly inverted: boolean;
}

/** Draws the visible part of the film, windowed, onto a canvas whose size is in device pixels. */
export function drawOnCpu(canvas: HTMLCanvasElement, frame: Frame): void {
  const { camera, film, element, devicePixelRatio: ratio } = frame;
  canvas.width = Math.max(1, Math.round(element.width * ratio));
  canvas.height = Math.max(1, Math.round(element.height * ratio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  context.fillStyle = '#000';
  context.fillRect(0, 0, canvas.width, canvas.height);

  const levelIndex = levelFor(frame.pyramid, camera.scale * ratio);
  const level = frame.pyramid[levelIndex];
  if (!level) return;
  const step = 2 ** levelIndex;
  const topLeft = elementToImage({ x: 0, y: 0 }, camera, film, element);
  const bottomRight = elementToImage({ x: element.width, y: element.height }, camera, film, element);
  const left = within(Math.floor(topLeft.x / step) - 1, level.widthPx);
  const top = within(Math.floor(topLeft.y / step) - 1, level.heightPx);
  const right = within(Math.ceil(bottomRight.x / step) + 1, level.widthPx);
  const bottom = within(Math.ceil(bottomRight.y / step) + 1, level.heightPx);
  if (right <= left || bottom <= top) return;

  const region = { x: left, y: top, width: right - left, height: bottom - top };
  const shaded = shadeRegion(level, region, shadeOf(level.samples, frame.voi, frame.inverted));
  const patch = new OffscreenCanvas(region.width, region.height);
  patch.getContext('2d')?.putImageData(shaded, 0, 0);

  const from = imageToElement({ x: left * step, y: top * step }, camera, film, element);
  const to = imageToElement({ x: right * step, y: bottom * step }, camera, film, element);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'medium';
  context.drawImage(patch, from.x * ratio, from.y * ratio, (to.x - from.x) * ratio, (to.y - from.y) * ratio);
}

function within(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, value));
}
