import type { Point } from '#viewport/camera.ts';
import type { ElementSize } from '#viewport/camera.ts';
import type { MeasureTool } from './measure-tool.ts';

/** Where the points of a measurement start that is placed without a pointer: about the middle, shares of the shorter side. */
const shapes: Readonly<Record<MeasureTool, readonly (readonly [number, number])[]>> = {
  length: [
    [-0.15, 0],
    [0.15, 0],
  ],
  ruler: [
    [-0.15, 0],
    [0.15, 0],
  ],
  ball: [
    [-0.05, 0],
    [0.05, 0],
  ],
  angle: [
    [-0.15, -0.1],
    [0, 0.1],
    [0.15, -0.1],
  ],
  'neck-shaft': [
    [-0.12, -0.12],
    [0, 0],
    [0.02, 0.02],
    [0.02, 0.2],
  ],
  cobb: [
    [-0.15, -0.08],
    [0.15, -0.08],
    [-0.15, 0.08],
    [0.15, 0.12],
  ],
  ellipse: [
    [-0.08, -0.08],
    [0.08, 0.08],
  ],
  rectangle: [
    [-0.08, -0.08],
    [0.08, 0.08],
  ],
  arrow: [
    [-0.12, -0.12],
    [0, 0],
  ],
  text: [[0, 0]],
};

/** In CSS pixels of the element. */
export function startingPoints(tool: MeasureTool, { width, height }: ElementSize): readonly Point[] {
  const side = Math.min(width, height);
  return shapes[tool].map(([x, y]) => ({ x: width / 2 + x * side, y: height / 2 + y * side }));
}
