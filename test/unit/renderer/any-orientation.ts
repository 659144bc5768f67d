import fc from 'fast-check';
import type { Orientation } from '#viewport/orientation.ts';

/** One of the eight ways a film can lie. */
export function anyOrientation(): fc.Arbitrary<Orientation> {
  return fc.record({ quarterTurns: fc.constantFrom(0, 1, 2, 3), isMirrored: fc.boolean() });
}
