import type { Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import {
  elementToImage,
  imageTransform,
  type Camera,
  type ElementSize,
  type FilmGeometry,
} from './camera.ts';
import { levelFor, type Pyramid } from './pyramid.ts';
import { shadeScreen } from './shade-screen.ts';
import { shadeRegion } from './shades.ts';

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
  const { camera, element, pyramid, devicePixelRatio: ratio } = frame;
  canvas.width = Math.max(1, Math.round(element.width * ratio));
  canvas.height = Math.max(1, Math.round(element.height * ratio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const level = levelFor(pyramid, camera.scale * ratio);
  const step = 2 ** level;
  if (camera.scale * ratio * step <= 1) drawPixelByPixel(context, frame, pyramid.level(level), step);
  else drawEnlarged(context, frame, pyramid.level(level), step);
}

/** Of a film that is not enlarged there are more samples to window than device pixels to draw. */
function drawPixelByPixel(
  context: CanvasRenderingContext2D,
  { camera, film, element, devicePixelRatio: ratio, voi, inverted }: Frame,
  level: PixelPlane,
  step: number,
): void {
  const { width, height } = context.canvas;
  const [a, b, c, d, e, f] = imageTransform(camera, film, element);
  const perSample = ratio * step;
  const transform = [
    perSample * a,
    perSample * b,
    perSample * c,
    perSample * d,
    ratio * e,
    ratio * f,
  ] as const;
  context.putImageData(shadeScreen(level, { width, height, transform }, voi, inverted), 0, 0);
}

/** Of an enlarged film the samples in sight are windowed, and the browser enlarges them. */
function drawEnlarged(
  context: CanvasRenderingContext2D,
  { camera, film, element, devicePixelRatio: ratio, voi, inverted }: Frame,
  level: PixelPlane,
  step: number,
): void {
  context.fillStyle = '#000';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);

  // Two opposite corners of the screen are opposite corners of the visible part, however the film lies.
  const one = elementToImage({ x: 0, y: 0 }, camera, film, element);
  const other = elementToImage({ x: element.width, y: element.height }, camera, film, element);
  const left = within(Math.floor(Math.min(one.x, other.x) / step) - 1, level.widthPx);
  const top = within(Math.floor(Math.min(one.y, other.y) / step) - 1, level.heightPx);
  const right = within(Math.ceil(Math.max(one.x, other.x) / step) + 1, level.widthPx);
  const bottom = within(Math.ceil(Math.max(one.y, other.y) / step) + 1, level.heightPx);
  if (right <= left || bottom <= top) return;

  const region = { x: left, y: top, width: right - left, height: bottom - top };
  const patch = new OffscreenCanvas(region.width, region.height);
  patch.getContext('2d')?.putImageData(shadeRegion(level, region, voi, inverted), 0, 0);

  const [a, b, c, d, e, f] = imageTransform(camera, film, element);
  context.setTransform(ratio * a, ratio * b, ratio * c, ratio * d, ratio * e, ratio * f);
  context.imageSmoothingEnabled = true;
  context.drawImage(patch, left * step, top * step, region.width * step, region.height * step);
}

function within(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, value));
}
