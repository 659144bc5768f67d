import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { switchRates, type SwitchedRead } from '#domain/statistics/switch-rates.ts';
import { expectClose } from './expect-close.ts';

const read = (truth: boolean, unaided: boolean, model: boolean, aided: boolean): SwitchedRead => ({
  truth,
  unaided,
  model,
  aided,
});

describe('switch rates', () => {
  it('counts a hand-made series', () => {
    const rates = switchRates([
      read(true, false, true, true), // corrected by the model
      read(true, false, true, false), // did not take the correction
      read(true, true, false, false), // misled into a miss
      read(true, true, false, true), // stood firm
      read(true, false, false, false), // both missed it, before and after
      read(false, false, true, true), // misled into a false alarm
      read(false, true, false, false), // corrected
      read(false, false, false, false), // right throughout
    ]);
    const counted = (rate: object): unknown => {
      const { successes, trials } = rate as { successes?: number; trials?: number };
      return [successes, trials];
    };
    expect(rates.n).toBe(8);
    expect(counted(rates.wrongToRight)).toEqual([2, 4]);
    expect(counted(rates.rightToWrong)).toEqual([2, 4]);
    expect(counted(rates.misled)).toEqual([2, 3]);
    expect(counted(rates.unconvinced)).toEqual([1, 3]);
    expect(counted(rates.missesWhereModelMissed)).toEqual([2, 3]);
    expect(counted(rates.unaidedMissesWhereModelMissed)).toEqual([1, 3]);
  });

  it.each(reference.switches)('has the counts and intervals of R', ({ reads, ...expected }) => {
    const asRead = ([truth, unaided, model, aided]: string): SwitchedRead =>
      read(truth === '1', unaided === '1', model === '1', aided === '1');
    expectClose(switchRates(reads.map(asRead)), expected);
  });

  it('mirrors when right and wrong of the truth change places, whatever the order of reads', () => {
    const anyReads = fc.array(
      fc.record({ truth: fc.boolean(), unaided: fc.boolean(), aided: fc.boolean(), model: fc.boolean() }),
    );
    fc.assert(
      fc.property(anyReads, (reads) => {
        const rates = switchRates(reads);
        expect(switchRates([...reads].reverse())).toEqual(rates);
        const mirrored = switchRates(reads.map((one) => ({ ...one, truth: !one.truth })));
        expect(mirrored.wrongToRight).toEqual(rates.rightToWrong);
        if (rates.wrongToRight.kind === 'estimate' && rates.rightToWrong.kind === 'estimate') {
          expect(rates.wrongToRight.trials + rates.rightToWrong.trials).toBe(reads.length);
        }
      }),
    );
  });

  it('says where a rate has no cases', () => {
    const rates = switchRates([read(true, true, true, true)]);
    expect(rates.wrongToRight).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(rates.missesWhereModelMissed).toEqual({ kind: 'undefined', reason: 'no-cases' });
  });
});
