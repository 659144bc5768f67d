import type { ImagePoint } from '#contract/annotation.ts';
import { assertNever } from '#domain/assert-never.ts';
import { lengthBetween } from '#domain/imaging/measurement/length-between.ts';
import type { MeasureTool } from './measure-tool.ts';

type Line = readonly ImagePoint[];

const turns = Array.from({ length: 65 }, (_, index) => (index * Math.PI) / 32);

/**
 * The lines that are drawn for the points, as far as they are set: on the film, so that they follow it however it is
 * turned. `aspect` is the height of a pixel divided by its width.
 */
export function outlineOf(tool: MeasureTool, points: readonly ImagePoint[], aspect: number): readonly Line[] {
  const [from, to] = points;
  switch (tool) {
    case 'length':
    case 'ruler':
    case 'arrow':
    case 'angle':
      return [points];
    case 'neck-shaft':
    case 'cobb':
      return [points.slice(0, 2), points.slice(2)];
    case 'rectangle':
      if (!from || !to) return [];
      return [[from, { xPx: to.xPx, yPx: from.yPx }, to, { xPx: from.xPx, yPx: to.yPx }, from]];
    case 'ellipse':
      if (!from || !to) return [];
      return [round(from, to, (to.xPx - from.xPx) / 2, (to.yPx - from.yPx) / 2)];
    case 'ball': {
      if (!from || !to) return [];
      const radiusPx = lengthBetween(from, to, { row: aspect, column: 1 }) / 2;
      return [round(from, to, radiusPx, radiusPx / aspect)];
    }
    case 'text':
      return [];
    default:
      return assertNever(tool);
  }
}

/** About the middle of both points. */
function round(from: ImagePoint, to: ImagePoint, radiusXPx: number, radiusYPx: number): Line {
  const centerX = (from.xPx + to.xPx) / 2;
  const centerY = (from.yPx + to.yPx) / 2;
  return turns.map((turn) => ({
    xPx: centerX + radiusXPx * Math.cos(turn),
    yPx: centerY + radiusYPx * Math.sin(turn),
  }));
}
