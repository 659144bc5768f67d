import { describe, expect, it } from 'vitest';
import { agreementSchema } from '#contract/comparison.ts';
import { summariseAgreement } from '#domain/statistics/summarise-agreement.ts';

const table = (both: number, reader: number, model: number, neither: number) => ({
  bothPathologic: both,
  readerPathologicOnly: reader,
  modelPathologicOnly: model,
  bothNonpathologic: neither,
});

describe('agreement of reader and model', () => {
  it('crosses the contract in every form it takes', () => {
    for (const counts of [
      table(20, 5, 10, 15),
      table(4, 0, 0, 6),
      table(0, 3, 0, 9),
      table(5, 0, 0, 0),
      table(0, 0, 0, 0),
    ]) {
      const agreement = summariseAgreement(counts);
      expect(agreementSchema.parse(agreement)).toEqual(agreement);
    }
  });

  it('gives kappa no interval when the two always agree', () => {
    const { kappa, observedAgreement } = summariseAgreement(table(4, 0, 0, 6));
    expect(kappa).toEqual({ kind: 'point', value: 1, reason: 'perfect-agreement', n: 10 });
    expect(observedAgreement).toMatchObject({ kind: 'estimate', value: 1, high: 1, n: 10 });
  });
});
