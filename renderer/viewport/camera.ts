/** Where the film looks: the image point in the middle of the element, and CSS pixels per image column. */
export interface Camera {
  readonly centerXPx: number;
  readonly centerYPx: number;
  readonly scale: number;
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

const fitMarginPx = 8;
const smallestZoom = 0.25;
const largestScale = 32;

/** The camera that shows the whole film with a small margin. */
export function fitCamera(film: FilmGeometry, element: ElementSize): Camera {
  const width = Math.max(1, element.width - 2 * fitMarginPx);
  const height = Math.max(1, element.height - 2 * fitMarginPx);
  return {
    centerXPx: film.widthPx / 2,
    centerYPx: film.heightPx / 2,
    scale: Math.min(width / film.widthPx, height / (film.heightPx * film.aspect)),
  };
}

/** Image point (origin: top left corner of the top left pixel) to CSS pixels of the element. */
export function imageToElement(
  point: Point,
  camera: Camera,
  film: FilmGeometry,
  element: ElementSize,
): Point {
  return {
    x: (point.x - camera.centerXPx) * camera.scale + element.width / 2,
    y: (point.y - camera.centerYPx) * camera.scale * film.aspect + element.height / 2,
  };
}

/** The inverse of `imageToElement`. */
export function elementToImage(
  point: Point,
  camera: Camera,
  film: FilmGeometry,
  element: ElementSize,
): Point {
  return {
    x: (point.x - element.width / 2) / camera.scale + camera.centerXPx,
    y: (point.y - element.height / 2) / (camera.scale * film.aspect) + camera.centerYPx,
  };
}

/** Zooms by `factor`, keeping the image point under `anchor` (CSS pixels of the element) where it is. */
export function zoomCamera(
  camera: Camera,
  factor: number,
  anchor: Point,
  film: FilmGeometry,
  element: ElementSize,
): Camera {
  const fitScale = fitCamera(film, element).scale;
  const scale = clamp(camera.scale * factor, fitScale * smallestZoom, Math.max(largestScale, fitScale));
  const held = elementToImage(anchor, camera, film, element);
  return keepInSight(
    {
      centerXPx: held.x - (anchor.x - element.width / 2) / scale,
      centerYPx: held.y - (anchor.y - element.height / 2) / (scale * film.aspect),
      scale,
    },
    film,
  );
}

/** Moves the film by CSS pixels. Its middle never leaves the element entirely. */
export function panCamera(camera: Camera, dx: number, dy: number, film: FilmGeometry): Camera {
  return keepInSight(
    {
      ...camera,
      centerXPx: camera.centerXPx - dx / camera.scale,
      centerYPx: camera.centerYPx - dy / (camera.scale * film.aspect),
    },
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
