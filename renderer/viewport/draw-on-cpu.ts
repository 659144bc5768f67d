import type { Voi } from '#domain/imaging/apply-window.ts';
import {
  elementToImage,
  imageTransform,
  type Affine,
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

/** The samples in sight of an enlarged film, windowed, one pixel each. */
export interface VisiblePatch {
  readonly image: ImageData;
  /** From pixels of the image to CSS pixels of the element. */
  readonly transform: Affine;
}

/** Draws the visible part of the film, windowed, onto a canvas whose size is in device pixels. */
export function drawOnCpu(canvas: HTMLCanvasElement, frame: Frame): void {
  const { element, devicePixelRatio: ratio } = frame;
  canvas.width = Math.max(1, Math.round(element.width * ratio));
  canvas.height = Math.max(1, Math.round(element.height * ratio));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  if (isEnlarged(frame)) drawEnlarged(context, frame);
  else drawPixelByPixel(context, frame);
}

/** Whether there are fewer samples to window than device pixels to draw. */
export function isEnlarged({ camera, devicePixelRatio, pyramid }: Frame): boolean {
  const devicePixelsPerPixel = camera.scale * devicePixelRatio;
  return devicePixelsPerPixel * 2 ** levelFor(pyramid, devicePixelsPerPixel) > 1;
}

/** Null where nothing of the film is in sight. */
export function visiblePatch(frame: Frame): VisiblePatch | null {
  const { pyramid, film, camera, element, devicePixelRatio, voi, inverted } = frame;
  const index = levelFor(pyramid, camera.scale * devicePixelRatio);
  const level = pyramid.level(index);
  const step = 2 ** index;
  // Two opposite corners of the screen are opposite corners of the visible part, however the film lies.
  const one = elementToImage({ x: 0, y: 0 }, camera, film, element);
  const other = elementToImage({ x: element.width, y: element.height }, camera, film, element);
  const x = within(Math.floor(Math.min(one.x, other.x) / step) - 1, level.widthPx);
  const y = within(Math.floor(Math.min(one.y, other.y) / step) - 1, level.heightPx);
  const width = within(Math.ceil(Math.max(one.x, other.x) / step) + 1, level.widthPx) - x;
  const height = within(Math.ceil(Math.max(one.y, other.y) / step) + 1, level.heightPx) - y;
  if (width <= 0 || height <= 0) return null;
  const [a, b, c, d, e, f] = imageTransform(camera, film, element);
  const left = x * step;
  const top = y * step;
  return {
    image: shadeRegion(level, { x, y, width, height }, voi, inverted),
    transform: [a * step, b * step, c * step, d * step, a * left + c * top + e, b * left + d * top + f],
  };
}

function drawEnlarged(context: CanvasRenderingContext2D, frame: Frame): void {
  context.fillStyle = '#000';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  const patch = visiblePatch(frame);
  if (!patch) return;
  const { image, transform } = patch;
  const samples = new OffscreenCanvas(image.width, image.height);
  samples.getContext('2d')?.putImageData(image, 0, 0);
  context.setTransform(...scaled(transform, frame.devicePixelRatio));
  context.imageSmoothingEnabled = true;
  context.drawImage(samples, 0, 0);
}

function drawPixelByPixel(context: CanvasRenderingContext2D, frame: Frame): void {
  const { camera, film, element, pyramid, devicePixelRatio: ratio, voi, inverted } = frame;
  const { width, height } = context.canvas;
  const index = levelFor(pyramid, camera.scale * ratio);
  const [a, b, c, d, e, f] = imageTransform(camera, film, element);
  const step = 2 ** index;
  const transform = scaled([step * a, step * b, step * c, step * d, e, f], ratio);
  context.putImageData(shadeScreen(pyramid.level(index), { width, height, transform }, voi, inverted), 0, 0);
}

function scaled([a, b, c, d, e, f]: Affine, factor: number): Affine {
  return [factor * a, factor * b, factor * c, factor * d, factor * e, factor * f];
}

function within(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, value));
}
