import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteCache } from '#domain/byte-cache.ts';

const budget = 100;

const anyStep = fc.record({
  kind: fc.constantFrom('put', 'get'),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  bytes: fc.integer({ min: 1, max: 130 }),
});

describe('a cache bounded by bytes', () => {
  it('Given any uses, then it holds exactly the values used last that fit, and never more than its budget but for one alone', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const cache = createByteCache<{ readonly bytes: number }>(budget, ({ bytes }) => bytes);
        // What should be held, the least recently used first.
        let expected: (readonly [key: string, bytes: number])[] = [];
        for (const { kind, key, bytes } of steps) {
          const held = expected.find(([one]) => one === key);
          if (kind === 'get') {
            expect(cache.get(key)?.bytes).toBe(held?.[1]);
            if (held) expected = [...expected.filter((one) => one !== held), held];
          } else {
            cache.put(key, { bytes });
            expected = [...expected.filter((one) => one !== held), [key, bytes] as const];
            while (total(expected) > budget && expected.length > 1) expected.shift();
          }
          expect(cache.heldBytes()).toBe(total(expected));
          expect(cache.heldBytes() <= budget || expected.length === 1).toBe(true);
        }
        for (const [key, bytes] of expected) expect(cache.get(key)?.bytes).toBe(bytes);
      }),
    );
  });
});

function total(entries: readonly (readonly [string, number])[]): number {
  return entries.reduce((sum, [, bytes]) => sum + bytes, 0);
}
