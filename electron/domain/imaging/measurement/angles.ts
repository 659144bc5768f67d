import type { ImagePoint } from '#contract/annotation.ts';
import type { PixelSize } from './length-between.ts';

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** Angle at the vertex between its two arms, degrees 0..180. Undefined where an arm has no length. */
export function angleAtVertex(
  arm: ImagePoint,
  vertex: ImagePoint,
  otherArm: ImagePoint,
  size: PixelSize,
): number | undefined {
  return angleBetween(vector(vertex, arm, size), vector(vertex, otherArm, size));
}

/**
 * Angle of two lines, degrees 0..90. Lines have no direction, so of the two angles they make it is the smaller one,
 * whichever end was drawn first. Undefined where a line has no length.
 */
export function angleOfLines(
  first: readonly [ImagePoint, ImagePoint],
  second: readonly [ImagePoint, ImagePoint],
  size: PixelSize,
): number | undefined {
  const degrees = angleBetween(vector(...first, size), vector(...second, size));
  return degrees === undefined ? undefined : Math.min(degrees, 180 - degrees);
}

/**
 * Angle between the axis of the neck, towards the head, and the axis of the shaft, towards the knee: degrees 0..180.
 * Each axis runs away from where both cross, to its farther end, whichever end was drawn first. Undefined where an
 * axis has no length or the axes are parallel, because then they do not cross.
 */
export function neckShaftAngle(
  neck: readonly [ImagePoint, ImagePoint],
  shaft: readonly [ImagePoint, ImagePoint],
  size: PixelSize,
): number | undefined {
  const crossing = crossingOf(neck, shaft, size);
  if (!crossing) return undefined;
  return angleBetween(awayFrom(crossing, neck, size), awayFrom(crossing, shaft, size));
}

/** Where two lines cross, beyond their ends too, in the unit of the pixel size. */
function crossingOf(
  first: readonly [ImagePoint, ImagePoint],
  second: readonly [ImagePoint, ImagePoint],
  size: PixelSize,
): Vector | undefined {
  const a = place(first[0], size);
  const c = place(second[0], size);
  const along = vector(...first, size);
  const other = vector(...second, size);
  const cross = along.x * other.y - along.y * other.x;
  // Less than a thousandth of a degree: the crossing would be nowhere near the film.
  if (Math.abs(cross) <= 1e-5 * Math.hypot(along.x, along.y) * Math.hypot(other.x, other.y)) return undefined;
  const share = ((c.x - a.x) * other.y - (c.y - a.y) * other.x) / cross;
  return { x: a.x + share * along.x, y: a.y + share * along.y };
}

function awayFrom(crossing: Vector, axis: readonly [ImagePoint, ImagePoint], size: PixelSize): Vector {
  const reach = (end: ImagePoint): Vector => {
    const at = place(end, size);
    return { x: at.x - crossing.x, y: at.y - crossing.y };
  };
  const [one, two] = [reach(axis[0]), reach(axis[1])];
  return Math.hypot(one.x, one.y) >= Math.hypot(two.x, two.y) ? one : two;
}

/** By arctangent: the arccosine loses half its digits where the angle is small. */
function angleBetween(a: Vector, b: Vector): number | undefined {
  const cross = a.x * b.y - a.y * b.x;
  const dot = a.x * b.x + a.y * b.y;
  if (cross === 0 && dot === 0) return undefined;
  return (Math.atan2(Math.abs(cross), dot) * 180) / Math.PI;
}

function place(point: ImagePoint, size: PixelSize): Vector {
  return { x: point.xPx * size.column, y: point.yPx * size.row };
}

function vector(from: ImagePoint, to: ImagePoint, size: PixelSize): Vector {
  return { x: (to.xPx - from.xPx) * size.column, y: (to.yPx - from.yPx) * size.row };
}
