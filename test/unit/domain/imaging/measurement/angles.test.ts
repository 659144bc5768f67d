import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '#contract/annotation.ts';
import { angleAtVertex, angleOfLines, neckShaftAngle } from '#domain/imaging/measurement/angles.ts';
import { lengthBetween } from '#domain/imaging/measurement/length-between.ts';

const square = { row: 1, column: 1 };
const at = (xPx: number, yPx: number): ImagePoint => ({ xPx, yPx });

/** A point in the direction of so many degrees, clockwise from the right, at pixels of the given shape. */
function towards(from: ImagePoint, degrees: number, length: number, size = square): ImagePoint {
  const radians = (degrees * Math.PI) / 180;
  return at(
    from.xPx + (length * Math.cos(radians)) / size.column,
    from.yPx + (length * Math.sin(radians)) / size.row,
  );
}

const degrees = fc.double({ min: 0, max: 360, noNaN: true });
const length = fc.double({ min: 5, max: 2000, noNaN: true });
const pixel = fc.record({
  row: fc.double({ min: 0.1, max: 1, noNaN: true }),
  column: fc.double({ min: 0.1, max: 1, noNaN: true }),
});
const origin = at(700, 500);

describe('length', () => {
  it('Given pixels taller than wide, then a step down is longer than a step across', () => {
    expect(lengthBetween(at(0, 0), at(0, 100), { row: 0.3, column: 0.2 })).toBeCloseTo(30, 12);
    expect(lengthBetween(at(0, 0), at(100, 0), { row: 0.3, column: 0.2 })).toBeCloseTo(20, 12);
    expect(lengthBetween(at(10, 10), at(13, 14), square)).toBe(5);
  });

  it('Given any direction and pixel, then the length is the same', () => {
    fc.assert(
      fc.property(degrees, length, pixel, (direction, mm, size) => {
        expect(lengthBetween(origin, towards(origin, direction, mm, size), size)).toBeCloseTo(mm, 6);
      }),
    );
  });
});

describe('angle at a vertex', () => {
  it('Given two arms in any direction over pixels of any shape, then it is the angle between them', () => {
    fc.assert(
      fc.property(
        degrees,
        fc.double({ min: 0, max: 180, noNaN: true }),
        length,
        length,
        pixel,
        (...given) => {
          const [direction, angle, one, two, size] = given;
          const arm = towards(origin, direction, one, size);
          const other = towards(origin, direction + angle, two, size);
          expect(angleAtVertex(arm, origin, other, size)).toBeCloseTo(angle, 6);
          expect(angleAtVertex(other, origin, arm, size)).toBeCloseTo(angle, 6);
        },
      ),
    );
  });

  it('Given an arm without length, then there is none', () => {
    expect(angleAtVertex(origin, origin, at(1, 1), square)).toBeUndefined();
  });
});

describe('neck-shaft angle', () => {
  it('Given a neck and a shaft, whichever end of each was drawn first, then it opens towards head and knee', () => {
    fc.assert(
      fc.property(degrees, fc.double({ min: 60, max: 175, noNaN: true }), pixel, (direction, angle, size) => {
        const neck = [towards(origin, direction, 20, size), towards(origin, direction, 90, size)] as const;
        const shaft = [
          towards(origin, direction + angle, 30, size),
          towards(origin, direction + angle, 200, size),
        ] as const;
        const [head, base] = neck;
        const [top, knee] = shaft;
        expect(neckShaftAngle([head, base], [top, knee], size)).toBeCloseTo(angle, 5);
        expect(neckShaftAngle([base, head], [top, knee], size)).toBeCloseTo(angle, 5);
        expect(neckShaftAngle([base, head], [knee, top], size)).toBeCloseTo(angle, 5);
      }),
    );
  });

  it('Given a neck axis drawn through the shaft to the lateral cortex, then it still runs to the head', () => {
    const neck = [towards(origin, 200, 80), towards(origin, 20, 25)] as const;
    const shaft = [origin, towards(origin, 75, 200)] as const;
    expect(neckShaftAngle(neck, shaft, square)).toBeCloseTo(125, 9);
  });

  it('Given axes that never cross, then there is none', () => {
    expect(neckShaftAngle([at(0, 0), at(0, 9)], [at(5, 0), at(5, 7)], square)).toBeUndefined();
    expect(neckShaftAngle([at(3, 3), at(3, 3)], [at(5, 0), at(5, 7)], square)).toBeUndefined();
  });
});

describe('angle of two lines', () => {
  it('Given two lines, whichever end was drawn first, then it is the smaller angle', () => {
    fc.assert(
      fc.property(degrees, fc.double({ min: 0, max: 90, noNaN: true }), pixel, (direction, angle, size) => {
        const one = [origin, towards(origin, direction, 100, size)] as const;
        const elsewhere = at(30, 900);
        const two = [elsewhere, towards(elsewhere, direction + angle, 70, size)] as const;
        expect(angleOfLines(one, two, size)).toBeCloseTo(angle, 6);
        expect(angleOfLines([one[1], one[0]], two, size)).toBeCloseTo(angle, 6);
        expect(angleOfLines(two, [one[1], one[0]], size)).toBeCloseTo(angle, 6);
      }),
    );
  });
});
