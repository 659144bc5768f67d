import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flippedAcross,
  flippedDown,
  toFilm,
  toScreen,
  turnedLeft,
  turnedRight,
  upright,
} from '#viewport/orientation.ts';
import { anyOrientation } from './any-orientation.ts';

const changes = { turnedRight, turnedLeft, flippedAcross, flippedDown };
/** What each change does to a direction as seen on the screen. */
const seen = {
  turnedRight: ({ x, y }: Step) => ({ x: -y, y: x }),
  turnedLeft: ({ x, y }: Step) => ({ x: y, y: -x }),
  flippedAcross: ({ x, y }: Step) => ({ x: -x, y }),
  flippedDown: ({ x, y }: Step) => ({ x, y: -y }),
};
const names = ['turnedRight', 'turnedLeft', 'flippedAcross', 'flippedDown'] as const;

interface Step {
  readonly x: number;
  readonly y: number;
}

describe('orientation of a film', () => {
  it('Given any changes one after the other, then each does on the screen what it says', () => {
    fc.assert(
      fc.property(anyStep(), fc.array(fc.constantFrom(...names), { maxLength: 12 }), (step, chosen) => {
        let orientation = upright;
        let expected: Step = step;
        for (const name of chosen) {
          orientation = changes[name](orientation);
          expected = seen[name](expected);
        }
        expect(positive(toScreen(step, orientation))).toEqual(positive(expected));
      }),
    );
  });

  it('Given any orientation, then a direction comes back from the screen', () => {
    fc.assert(
      fc.property(anyStep(), anyOrientation(), (step, orientation) => {
        expect(positive(toFilm(toScreen(step, orientation), orientation))).toEqual(positive(step));
      }),
    );
  });

  it('Given four turns, or two flips, then the film lies as before', () => {
    fc.assert(
      fc.property(anyOrientation(), (from) => {
        expect(turnedRight(turnedRight(turnedRight(turnedRight(from))))).toEqual(from);
        expect(turnedLeft(turnedRight(from))).toEqual(from);
        expect(flippedAcross(flippedAcross(from))).toEqual(from);
        expect(flippedDown(flippedDown(from))).toEqual(from);
      }),
    );
  });
});

function anyStep(): fc.Arbitrary<Step> {
  return fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) });
}

/** Without negative zeros. */
function positive({ x, y }: Step): Step {
  return { x: x + 0, y: y + 0 };
}
