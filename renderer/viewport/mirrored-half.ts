import type { Rectangle } from '#contract/reading.ts';
import { imageTransform, type ElementSize, type FilmGeometry } from './camera.ts';
import { drawOnCpu, type Frame } from './draw-on-cpu.ts';

/** A half of the film as it is stored, left or right of its vertical middle. */
export type Half = 'left' | 'right';

export function otherHalf(half: Half): Half {
  return half === 'left' ? 'right' : 'left';
}

/** The half in which the middle of a rectangle lies. */
export function halfOf(site: Rectangle, film: { readonly widthPx: number }): Half {
  return site.xPx + site.widthPx / 2 < film.widthPx / 2 ? 'left' : 'right';
}

export function halfRectangle(half: Half, film: Pick<FilmGeometry, 'widthPx' | 'heightPx'>): Rectangle {
  const widthPx = film.widthPx / 2;
  return { xPx: half === 'left' ? 0 : widthPx, yPx: 0, widthPx, heightPx: film.heightPx };
}

/**
 * The frame of the film folded along its vertical middle: what lies at a point of the given frame's element is the
 * mirror image of what lies there in that frame, at the same scale and under the same window.
 */
export function mirroredFrame(frame: Frame, element: ElementSize): Frame {
  const { camera, film } = frame;
  const orientation = { ...camera.orientation, isMirrored: !camera.orientation.isMirrored };
  return {
    ...frame,
    element,
    camera: { ...camera, centerXPx: film.widthPx - camera.centerXPx, orientation },
  };
}

/** Draws the folded film over the whole canvas; of the two halves only `shown`, or both where it is null. */
export function drawMirroredHalf(
  canvas: HTMLCanvasElement,
  frame: Frame,
  element: ElementSize,
  shown: Half | null,
): void {
  const mirrored = mirroredFrame(frame, element);
  drawOnCpu(canvas, mirrored);
  if (shown === null) return;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const { devicePixelRatio: ratio, film } = mirrored;
  const [a, b, c, d, e, f] = imageTransform(mirrored.camera, film, element);
  context.setTransform(ratio * a, ratio * b, ratio * c, ratio * d, ratio * e, ratio * f);
  const { xPx, yPx, widthPx, heightPx } = halfRectangle(otherHalf(shown), film);
  context.fillStyle = '#000';
  context.fillRect(xPx, yPx, widthPx, heightPx);
}
