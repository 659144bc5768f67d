import type { ElementSize, Point } from './camera.ts';
import type { ScreenBox } from './screen-box.ts';

/** Words that belong to a shape on the film. Everything in CSS pixels of the element. */
export interface ShapeLabel {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** What it should lie beside: points of its shape, at least one. */
  readonly anchors: readonly Point[];
}

/** What labels have to leave room for. */
export interface LabelSurroundings {
  readonly element: ElementSize;
  /** The ends and handles of all shapes. */
  readonly points: readonly Point[];
  /** Where something else lies over the film. */
  readonly covered: readonly ScreenBox[];
}

export interface PlacedLabel {
  readonly box: ScreenBox;
  /** The side of the box that its lines begin at: the one nearer to the shape. */
  readonly align: 'start' | 'end';
  /** From the shape to the label, where the label does not lie beside its shape. */
  readonly leader: readonly [from: Point, to: Point] | null;
}

type Demand = (box: ScreenBox) => boolean;

/** Between a shape and its label. */
const gapPx = 12;
/** Between labels, and from a label to a point or to the edge of the element. */
const marginPx = 4;
/** Steps in which a free place is looked for. */
const stepPx = 8;
/** A label further away would not be taken to belong to its shape. */
const farthestSteps = 40;

/**
 * Lays out the labels of one film, in the order given: each one at the first free place of right, left, above and
 * below its anchors, else at the free place nearest to the right, with a leader. Free is what lies inside the element
 * and meets neither a label before it nor any of `points` and `covered`. So a label gives way only to those before it:
 * where the one that moves comes last, the others stay. Without a free place in reach a label goes where it covers no
 * other one at least, else it keeps its first place. Labels whose anchors are out of sight are left out.
 */
export function placeLabels(
  labels: readonly ShapeLabel[],
  { element, points, covered }: LabelSurroundings,
): ReadonlyMap<string, PlacedLabel> {
  const inSight = labels.filter((label) => isInSight(label, element));
  const placed = new Map<string, PlacedLabel>();
  for (const label of inSight) {
    const labelled = [...placed.values()].map(({ box }) => box);
    const isOffLabels: Demand = (box) =>
      isInside(box, element) && !labelled.some((other) => doOverlap(box, other));
    const isFree: Demand = (box) =>
      isOffLabels(box) &&
      !covered.some((other) => doOverlap(box, other)) &&
      !points.some((point) => isNear(point, box));
    placed.set(label.id, place(label, element, [isFree, isOffLabels]));
  }
  return placed;
}

/** `demands` on a place, the strictest first. */
function place(label: ShapeLabel, element: ElementSize, demands: readonly Demand[]): PlacedLabel {
  const beside = besideAnchors(label, element);
  const [first] = beside;
  let box: ScreenBox | undefined;
  for (const demand of demands) box ??= beside.find(demand) ?? nearestFree(first, demand);
  box ??= first;
  const anchor = nearestPoint(label.anchors, box);
  const isLeft = box.x + box.width / 2 < anchor.x;
  const isAway = distance(anchor, nearestOf(box, anchor)) > 2 * gapPx;
  return {
    box,
    align: isLeft ? 'end' : 'start',
    leader: isAway ? [anchor, nearestOf(box, anchor)] : null,
  };
}

/** Right of the rightmost point, left of the leftmost, above the highest, below the lowest, moved into the element. */
function besideAnchors(
  { width, height, anchors }: ShapeLabel,
  element: ElementSize,
): readonly [ScreenBox, ...ScreenBox[]] {
  const at = (x: number, y: number): ScreenBox => moveInside({ x, y, width, height }, element);
  const extreme = (isBetter: (one: Point, other: Point) => boolean): Point =>
    anchors.reduce((best, each) => (isBetter(each, best) ? each : best));
  const right = extreme((one, other) => one.x > other.x);
  const left = extreme((one, other) => one.x < other.x);
  const top = extreme((one, other) => one.y < other.y);
  const bottom = extreme((one, other) => one.y > other.y);
  return [
    at(right.x + gapPx, right.y - height / 2),
    at(left.x - gapPx - width, left.y - height / 2),
    at(top.x - width / 2, top.y - gapPx - height),
    at(bottom.x - width / 2, bottom.y + gapPx),
  ];
}

/** The free place that lies nearest, looked for in growing squares. */
function nearestFree(from: ScreenBox, isFree: Demand): ScreenBox | undefined {
  for (let reach = 1; reach <= farthestSteps; reach++) {
    const free = squareOf(reach)
      .map(([across, down]) => ({ ...from, x: from.x + across * stepPx, y: from.y + down * stepPx }))
      .find(isFree);
    if (free) return free;
  }
  return undefined;
}

/** The steps along the edge of a square about the middle, those nearest to the middle first. */
function squareOf(reach: number): readonly (readonly [across: number, down: number])[] {
  const edge: (readonly [number, number])[] = [];
  for (let along = 0; along <= reach; along++) {
    for (const aside of along === 0 ? [0] : [-along, along]) {
      edge.push([aside, -reach], [aside, reach]);
      if (along < reach) edge.push([reach, aside], [-reach, aside]);
    }
  }
  return edge;
}

function isInSight({ anchors }: ShapeLabel, { width, height }: ElementSize): boolean {
  const xs = anchors.map(({ x }) => x);
  const ys = anchors.map(({ y }) => y);
  return (
    Math.max(...xs) >= 0 && Math.min(...xs) <= width && Math.max(...ys) >= 0 && Math.min(...ys) <= height
  );
}

function isInside(box: ScreenBox, element: ElementSize): boolean {
  return (
    box.x >= marginPx &&
    box.y >= marginPx &&
    box.x + box.width <= element.width - marginPx &&
    box.y + box.height <= element.height - marginPx
  );
}

/** A label wider or taller than the element begins at its left or upper edge. */
function moveInside(box: ScreenBox, element: ElementSize): ScreenBox {
  return {
    ...box,
    x: Math.max(marginPx, Math.min(box.x, element.width - marginPx - box.width)),
    y: Math.max(marginPx, Math.min(box.y, element.height - marginPx - box.height)),
  };
}

function doOverlap(one: ScreenBox, other: ScreenBox): boolean {
  return (
    one.x < other.x + other.width + marginPx &&
    other.x < one.x + one.width + marginPx &&
    one.y < other.y + other.height + marginPx &&
    other.y < one.y + one.height + marginPx
  );
}

function isNear(point: Point, box: ScreenBox): boolean {
  return distance(point, nearestOf(box, point)) < 2 * marginPx;
}

/** The place of the box that lies nearest to a point. */
function nearestOf({ x, y, width, height }: ScreenBox, point: Point): Point {
  return { x: Math.max(x, Math.min(point.x, x + width)), y: Math.max(y, Math.min(point.y, y + height)) };
}

function nearestPoint(points: readonly Point[], box: ScreenBox): Point {
  const far = (point: Point): number => distance(point, nearestOf(box, point));
  return points.reduce((best, each) => (far(each) < far(best) ? each : best));
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
