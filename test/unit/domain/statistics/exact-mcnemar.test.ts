import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactMcNemar } from '#domain/statistics/exact-mcnemar.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

describe('exact McNemar test', () => {
  it.each(reference.mcnemar)('is the binomial test of R: $firstOnly against $secondOnly', (expected) => {
    expectClose(exactMcNemar(expected.firstOnly, expected.secondOnly), {
      kind: 'tested',
      pValue: expected.pValue,
    });
  });

  it('does not depend on which call comes first, and is largest at balance', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 300 }), (b, c) => {
        const there = exactMcNemar(b, c);
        expect(exactMcNemar(c, b)).toEqual(there);
        if (there.kind !== 'tested') return;
        expect(there.pValue).toBeGreaterThan(0);
        expect(there.pValue).toBeLessThanOrEqual(1);
        const further = exactMcNemar(Math.min(b, c), Math.max(b, c) + 1);
        if (further.kind === 'tested') expect(further.pValue).toBeLessThanOrEqual(there.pValue + 1e-12);
        expectClose(exactMcNemar(c, c), { pValue: 1 });
      }),
    );
  });

  it('does not exist where the two never differ', () => {
    expect(exactMcNemar(0, 0)).toEqual({ kind: 'undefined', reason: 'no-discordant-pairs' });
    expect(() => exactMcNemar(-1, 3)).toThrow(RangeError);
  });
});
