import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#viewport/camera.ts';
import { placeLabels, type ShapeLabel } from '#viewport/place-labels.ts';
import type { ScreenBox } from '#viewport/screen-box.ts';

const element = { width: 1000, height: 800 };
/** A palette at the left edge. */
const covered = [{ x: 8, y: 200, width: 110, height: 400 }];
const across = fc.double({ min: 0, max: element.width, noNaN: true });
const down = fc.double({ min: 0, max: element.height, noNaN: true });
const point = fc.record({ x: across, y: down });

/** Few and small enough to find room anywhere on the element. */
const labels = fc
  .array(
    fc.record({
      width: fc.integer({ min: 40, max: 160 }),
      height: fc.constantFrom(17, 34, 51),
      anchors: fc.array(point, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all): readonly ShapeLabel[] => all.map((each, index) => ({ id: String(index), ...each })));

/** Shapes drawn one over the other. */
const crowd = fc.record({ at: point, all: labels }).map(({ at, all }) =>
  all.map((label) => ({
    ...label,
    anchors: label.anchors.map(({ x, y }) => ({ x: (9 * at.x + x) / 10, y: (9 * at.y + y) / 10 })),
  })),
);

function pointsOf(all: readonly ShapeLabel[]): readonly Point[] {
  return all.flatMap(({ anchors }) => anchors);
}

function laidOut(all: readonly ShapeLabel[]) {
  return placeLabels(all, { element, points: pointsOf(all), covered });
}

function doOverlap(one: ScreenBox, other: ScreenBox): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function covers(box: ScreenBox, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

describe('labels on a film', () => {
  it.each([
    ['anywhere', labels],
    ['crowded together', crowd],
  ])(
    'Given shapes %s, then no label covers another one or a point, and all lie inside the film',
    (_, given) => {
      fc.assert(
        fc.property(given, (all) => {
          const boxes = [...laidOut(all).values()].map(({ box }) => box);
          expect(boxes).toHaveLength(all.length);
          boxes.forEach((box, index) => {
            expect(boxes.slice(index + 1).filter((other) => doOverlap(box, other))).toEqual([]);
            expect(pointsOf(all).filter((each) => covers(box, each))).toEqual([]);
            expect(covered.filter((other) => doOverlap(box, other))).toEqual([]);
            expect(box.x).toBeGreaterThanOrEqual(0);
            expect(box.y).toBeGreaterThanOrEqual(0);
            expect(box.x + box.width).toBeLessThanOrEqual(element.width);
            expect(box.y + box.height).toBeLessThanOrEqual(element.height);
          });
        }),
      );
    },
  );

  it('Given the last label moves, then the others stay; given the same labels again, then all do', () => {
    fc.assert(
      fc.property(crowd, point, (all, to) => {
        const before = laidOut(all);
        expect(laidOut(all)).toEqual(before);
        const last = all.at(-1);
        if (!last) throw new Error('no label');
        const after = placeLabels([...all.slice(0, -1), { ...last, anchors: [to] }], {
          element,
          points: pointsOf(all),
          covered,
        });
        for (const { id } of all.slice(0, -1)) expect(after.get(id)).toEqual(before.get(id));
      }),
    );
  });

  it('Given a label away from its shape, then a line joins an anchor and its box, and only then', () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const placed = laidOut(all);
        for (const { id, anchors } of all) {
          const { box, leader } = placed.get(id) ?? { box: null, leader: null };
          if (!box) throw new Error('a label is missing');
          const gaps = anchors.map(({ x, y }) =>
            Math.hypot(
              Math.max(box.x - x, 0, x - box.x - box.width),
              Math.max(box.y - y, 0, y - box.y - box.height),
            ),
          );
          expect(leader !== null).toBe(Math.min(...gaps) > 24);
          if (!leader) continue;
          expect(anchors).toContainEqual(leader[0]);
          expect(covers(box, leader[1])).toBe(true);
          const [from, to] = leader;
          expect(Math.hypot(from.x - to.x, from.y - to.y)).toBeCloseTo(Math.min(...gaps), 6);
        }
      }),
    );
  });

  it('Given one shape alone, then its label lies right of it, or left of it at the right edge', () => {
    const label = { id: 'a', width: 100, height: 17 };
    const middle = laidOut([
      {
        ...label,
        anchors: [
          { x: 300, y: 300 },
          { x: 500, y: 400 },
        ],
      },
    ]).get('a');
    expect(middle).toEqual({
      box: { x: 512, y: 391.5, width: 100, height: 17 },
      align: 'start',
      leader: null,
    });
    const edge = laidOut([
      {
        ...label,
        anchors: [
          { x: 300, y: 300 },
          { x: 950, y: 400 },
        ],
      },
    ]).get('a');
    expect(edge).toEqual({ box: { x: 188, y: 291.5, width: 100, height: 17 }, align: 'end', leader: null });
  });

  it('Given a film full of palettes, then labels lie on them rather than on each other', () => {
    const full = [{ x: 0, y: 0, ...element }];
    fc.assert(
      fc.property(crowd, (all) => {
        const placed = placeLabels(all, { element, points: pointsOf(all), covered: full });
        const boxes = [...placed.values()].map(({ box }) => box);
        boxes.forEach((box, index) => {
          expect(boxes.slice(index + 1).filter((other) => doOverlap(box, other))).toEqual([]);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('Given a shape out of sight, then it has no label; given no room, then the label stays beside its shape', () => {
    const away = { id: 'away', width: 80, height: 17, anchors: [{ x: -50, y: 100 }] };
    expect(laidOut([away]).size).toBe(0);
    const tiny = { width: 90, height: 20 };
    const wide = { id: 'wide', width: 80, height: 17, anchors: [{ x: 45, y: 10 }] };
    expect(placeLabels([wide], { element: tiny, points: wide.anchors, covered: [] }).get('wide')?.box.x).toBe(
      6,
    );
  });
});
