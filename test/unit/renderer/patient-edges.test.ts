import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flippedAcross,
  flippedDown,
  isSameOrientation,
  turnedLeft,
  turnedRight,
  upright,
} from '#viewport/orientation.ts';
import { patientEdges } from '#viewport/patient-edges.ts';
import { samplesIn } from '#viewport/samples-in.ts';
import { anyOrientation } from './any-orientation.ts';

/** A pelvis as it is usually stored: the patient's left towards the right edge, feet down. */
const stated = { rows: 'L', columns: 'F' };

describe('letters of the patient', () => {
  it.each([
    ['as stored', upright, { left: 'R', right: 'L', top: 'H', bottom: 'F' }],
    ['turned right', turnedRight(upright), { left: 'F', right: 'H', top: 'R', bottom: 'L' }],
    ['turned left', turnedLeft(upright), { left: 'H', right: 'F', top: 'L', bottom: 'R' }],
    ['flipped left to right', flippedAcross(upright), { left: 'L', right: 'R', top: 'H', bottom: 'F' }],
    ['flipped top to bottom', flippedDown(upright), { left: 'R', right: 'L', top: 'F', bottom: 'H' }],
  ])('Given a film %s, then each edge tells the truth', (_, orientation, edges) => {
    expect(patientEdges(stated, orientation)).toEqual(edges);
  });

  it('Given any two ways of lying, then different ways show different letters', () => {
    fc.assert(
      fc.property(anyOrientation(), anyOrientation(), (one, other) => {
        const isSame =
          JSON.stringify(patientEdges(stated, one)) === JSON.stringify(patientEdges(stated, other));
        expect(isSame).toBe(isSameOrientation(one, other));
      }),
    );
  });

  it('Given a direction of two letters, then its opposite turns both round', () => {
    expect(patientEdges({ rows: 'LP', columns: 'F' }, upright).left).toBe('RA');
  });
});

describe('samples of a rectangle', () => {
  const plane = { widthPx: 4, heightPx: 3, samples: Uint8Array.from({ length: 12 }, (_, index) => index) };

  it('Given a rectangle, then its samples are row by row, and those beyond the film are left out', () => {
    expect([...samplesIn({ xPx: 1, yPx: 1, widthPx: 2, heightPx: 2 }, plane)]).toEqual([5, 6, 9, 10]);
    expect([...samplesIn({ xPx: -2, yPx: 2, widthPx: 3, heightPx: 9 }, plane)]).toEqual([8]);
    expect([...samplesIn({ xPx: 9, yPx: 9, widthPx: 3, heightPx: 3 }, plane)]).toEqual([]);
  });
});
