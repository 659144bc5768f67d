import { toFilm, toScreen, upright, type Orientation } from './orientation.ts';

/** Where the film looks: the image point in the middle of the element, CSS pixels per image column, and how it lies. */
export interface Camera {
  readonly centerXPx: number;
  readonly centerYPx: number;
  readonly scale: number;
  readonly orientation: Orientation;
}

/** Size of the radiograph in pixels; `aspect` is the height of a pixel divided by its width. */
export interface FilmGeometry {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly aspect: number;
}

/** Size of the element that shows the film, in CSS pixels. */
export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** x' = a x + c y + e, y' = b x + d y + f: the six numbers in the order of a canvas transform. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const fitMarginPx = 8;
const smallestZoom = 0.25;
/** A film smaller than the element can still be shown pixel for pixel, on any screen. */
const smallestScale = 0.25;
const largestScale = 32;

/** The camera that shows the whole film, lying as `orientation` says, with a small margin. */
export function fitCamera(
  film: FilmGeometry,
  element: ElementSize,
  orientation: Orientation = upright,
): Camera {
  const width = Math.max(1, element.width - 2 * fitMarginPx);
  const height = Math.max(1, element.height - 2 * fitMarginPx);
  const tallPx = film.heightPx * film.aspect;
  const isOnItsSide = orientation.quarterTurns % 2 === 1;
  return {
    centerXPx: film.widthPx / 2,
    centerYPx: film.heightPx / 2,
    scale: isOnItsSide
      ? Math.min(width / tallPx, height / film.widthPx)
      : Math.min(width / film.widthPx, height / tallPx),
    orientation,
  };
}

/**
 * The camera that shows one column of the film on one device pixel, about the middle of the element. Pixels of the
 * film fall on pixels of the screen, so that nothing is interpolated where they are square.
 */
export function pixelCamera(
  camera: Camera,
  devicePixelRatio: number,
  film: FilmGeometry,
  element: ElementSize,
): Camera {
  const middle = { x: element.width / 2, y: element.height / 2 };
  const factor = 1 / (devicePixelRatio * camera.scale);
  const scaled = zoomCamera(camera, factor, middle, film, element);
  const [, , , , left, top] = imageTransform(scaled, film, element);
  const offGrid = (cssPx: number): number => cssPx - Math.round(cssPx * devicePixelRatio) / devicePixelRatio;
  return panCamera(scaled, -offGrid(left), -offGrid(top), film);
}

/** The camera after the film was laid another way; what was in the middle stays there. */
export function reorientedCamera(camera: Camera, orientation: Orientation): Camera {
  return { ...camera, orientation };
}

/** From image points (origin: top left corner of the top left pixel) to CSS pixels of the element. */
export function imageTransform(camera: Camera, film: FilmGeometry, element: ElementSize): Affine {
  const { centerXPx, centerYPx, scale, orientation } = camera;
  const column = toScreen({ x: scale, y: 0 }, orientation);
  const row = toScreen({ x: 0, y: scale * film.aspect }, orientation);
  return [
    column.x,
    column.y,
    row.x,
    row.y,
    element.width / 2 - column.x * centerXPx - row.x * centerYPx,
    element.height / 2 - column.y * centerXPx - row.y * centerYPx,
  ];
}

/** Image point to CSS pixels of the element. */
export function imageToElement(
  point: Point,
  camera: Camera,
  film: FilmGeometry,
  element: ElementSize,
): Point {
  const [a, b, c, d, e, f] = imageTransform(camera, film, element);
  return { x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f };
}

/** The inverse of `imageToElement`. */
export function elementToImage(
  point: Point,
  camera: Camera,
  film: FilmGeometry,
  element: ElementSize,
): Point {
  const step = imageStep({ x: point.x - element.width / 2, y: point.y - element.height / 2 }, camera, film);
  return { x: step.x + camera.centerXPx, y: step.y + camera.centerYPx };
}

/** A step on the screen, in CSS pixels, as a step on the film, in image pixels. */
export function imageStep(step: Point, { scale, orientation }: Camera, { aspect }: FilmGeometry): Point {
  const { x, y } = toFilm(step, orientation);
  return { x: x / scale, y: y / (scale * aspect) };
}

/** Zooms by `factor`, keeping the image point under `anchor` (CSS pixels of the element) where it is. */
export function zoomCamera(
  camera: Camera,
  factor: number,
  anchor: Point,
  film: FilmGeometry,
  element: ElementSize,
): Camera {
  const fitScale = fitCamera(film, element, camera.orientation).scale;
  const smallest = Math.min(fitScale * smallestZoom, smallestScale);
  const scale = clamp(camera.scale * factor, smallest, Math.max(largestScale, fitScale));
  const held = elementToImage(anchor, camera, film, element);
  const zoomed = { ...camera, scale };
  const fromMiddle = { x: anchor.x - element.width / 2, y: anchor.y - element.height / 2 };
  const step = imageStep(fromMiddle, zoomed, film);
  return keepInSight({ ...zoomed, centerXPx: held.x - step.x, centerYPx: held.y - step.y }, film);
}

/** Moves the film by CSS pixels. Its middle never leaves the element entirely. */
export function panCamera(camera: Camera, dx: number, dy: number, film: FilmGeometry): Camera {
  const step = imageStep({ x: dx, y: dy }, camera, film);
  return keepInSight(
    { ...camera, centerXPx: camera.centerXPx - step.x, centerYPx: camera.centerYPx - step.y },
    film,
  );
}

function keepInSight(camera: Camera, film: FilmGeometry): Camera {
  return {
    ...camera,
    centerXPx: clamp(camera.centerXPx, 0, film.widthPx),
    centerYPx: clamp(camera.centerYPx, 0, film.heightPx),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
