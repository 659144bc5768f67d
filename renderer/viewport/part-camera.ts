import type { Rectangle } from '#contract/reading.ts';
import { fitCamera, type Camera, type ElementSize, type FilmGeometry } from './camera.ts';

/** The camera that shows a part of the film as large as the element allows, lying as the film lies. */
export function partCamera(
  part: Rectangle,
  camera: Camera,
  film: FilmGeometry,
  element: ElementSize,
): Camera {
  const geometry = { widthPx: part.widthPx, heightPx: part.heightPx, aspect: film.aspect };
  return {
    ...fitCamera(geometry, element, camera.orientation),
    centerXPx: part.xPx + part.widthPx / 2,
    centerYPx: part.yPx + part.heightPx / 2,
  };
}
