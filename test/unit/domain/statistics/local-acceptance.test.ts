import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { acceptanceSampleSize } from '#domain/statistics/acceptance-sample-size.ts';
import { acceptanceVerdict } from '#domain/statistics/acceptance-verdict.ts';
import { proposeThreshold } from '#domain/statistics/propose-threshold.ts';
import type { ScoredCase } from '#domain/statistics/scored-case.ts';
import { seededRandom } from '#domain/statistics/seeded-random.ts';
import { expectClose } from './expect-close.ts';

describe('the verdict of a local test', () => {
  it('is met exactly when the planned test accepts', () => {
    const plan = acceptanceSampleSize({ expected: 0.91, lowest: 0.81, alpha: 0.025, power: 0.8 });
    if (!plan) throw new Error('no plan');
    const { cases, mustBeRight } = plan;
    expect(acceptanceVerdict(mustBeRight, cases, 0.91, 0.1).verdict).toBe('met');
    expect(acceptanceVerdict(mustBeRight - 1, cases, 0.91, 0.1).verdict).not.toBe('met');
  });

  it('is below only where the whole interval lies under what is stated', () => {
    // The interval of 40 of 60 ends at .783.
    expect(acceptanceVerdict(40, 60, 0.91, 0.1)).toMatchObject({ verdict: 'below' });
    expect(acceptanceVerdict(9, 10, 0.91, 0.1)).toMatchObject({ verdict: 'undecided' });
    expect(acceptanceVerdict(0, 0, 0.91, 0.1)).toEqual({ verdict: 'undecided', found: null });
    expect(() => acceptanceVerdict(1, 2, 1, 0.1)).toThrow(RangeError);
    expect(() => acceptanceVerdict(1, 2, 0.5, 0.5)).toThrow(RangeError);
  });

  it('never worsens with one case more that is right', () => {
    const rank = { below: 0, undecided: 1, met: 2 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(199), (cases, wanted) => {
        const right = Math.min(wanted, cases - 1);
        const [less, more] = [right, right + 1].map((n) => acceptanceVerdict(n, cases, 0.9, 0.1).verdict);
        expect(rank[more ?? 'below']).toBeGreaterThanOrEqual(rank[less ?? 'met']);
      }),
    );
  });
});

const scored = (score: number, positive: boolean): ScoredCase => ({ score, positive });

describe('a proposed threshold', () => {
  it('lies half way between classes that are apart, and costs nothing there', () => {
    const groups = Array.from({ length: 12 }, (_, index) => [
      [scored(0.8 + index / 100, true)],
      [scored(0.2 - index / 100, false)],
    ]).flat();
    const proposed = proposeThreshold(groups);
    expect(proposed).toMatchObject({ kind: 'proposed' });
    if (proposed.kind !== 'proposed') return;
    expect(proposed.threshold).toBeCloseTo(0.5, 9);
    expect(proposed.crossValidated).toEqual({
      truePositive: 12,
      falseNegative: 0,
      trueNegative: 12,
      falsePositive: 0,
    });
  });

  it.each(reference.thresholds)(
    'is the one pROC finds best, from all patients and from each nine tenths of them',
    ({ weight, patient, positive, score, ...expected }) => {
      const patients = new Map<number, ScoredCase[]>();
      patient.forEach((number, index) => {
        const one = scored(score[index] ?? Number.NaN, positive[index] ?? false);
        patients.set(number, [...(patients.get(number) ?? []), one]);
      });
      const inOrder = [...patients].toSorted(([a], [b]) => a - b).map(([, cases]) => cases);
      expectClose(proposeThreshold(inOrder, weight), { kind: 'proposed', ...expected });
    },
  );

  it('takes the lowest of equally good ones, however the shares round', () => {
    // 2 x 9/10 - 4/15 and 2 x 10/10 - 7/15 are equal; in floating point the second is smaller.
    const alike = (count: number, score: number, positive: boolean): ScoredCase[][] =>
      Array.from({ length: count }, () => [scored(score, positive)]);
    const groups = [
      ...[alike(9, 0.9, true), alike(1, 0.5, true)].flat(),
      ...[alike(4, 0.9, false), alike(3, 0.5, false), alike(8, 0.1, false)].flat(),
    ];
    expect(proposeThreshold(groups)).toMatchObject({ threshold: 0.3 });
  });

  it('maximises 2 x sensitivity less false alarms over all thresholds', () => {
    const random = seededRandom(3);
    const cases = Array.from({ length: 80 }, (_, index) =>
      scored(Math.min(0.999, random() * (index % 4 === 0 ? 1.3 : 0.9)), index % 4 === 0),
    );
    const proposed = proposeThreshold(cases.map((one) => [one]));
    if (proposed.kind !== 'proposed') throw new Error('no proposal');
    const worth = (threshold: number): number => {
      const share = (positive: boolean): number => {
        const ofClass = cases.filter((one) => one.positive === positive);
        return ofClass.filter(({ score }) => score >= threshold).length / ofClass.length;
      };
      return 2 * share(true) - share(false);
    };
    const best = Math.max(...cases.map(({ score }) => worth(score)));
    expect(worth(proposed.threshold)).toBeCloseTo(best, 9);
  });

  it('promises nothing on scores that know nothing, where the apparent figures would', () => {
    // Over many draws the cross-validated Youden index of useless scores is about 0.
    const random = seededRandom(11);
    let sum = 0;
    const draws = 200;
    for (let draw = 0; draw < draws; draw += 1) {
      const groups = Array.from({ length: 60 }, (_, index) => [scored(random(), index % 3 === 0)]);
      const proposed = proposeThreshold(groups);
      if (proposed.kind !== 'proposed') throw new Error('no proposal');
      const { truePositive, falseNegative, trueNegative, falsePositive } = proposed.crossValidated;
      sum +=
        truePositive / (truePositive + falseNegative) + trueNegative / (trueNegative + falsePositive) - 1;
    }
    expect(Math.abs(sum / draws)).toBeLessThan(0.05);
  });

  it('keeps the cases of one patient together and needs ten patients of each class', () => {
    const patient = (positive: boolean, count: number): ScoredCase[][] =>
      Array.from({ length: count }, (_, index) => [
        scored(positive ? 0.9 : 0.1, positive),
        scored(positive ? 0.8 : 0.2 + index / 100, positive),
      ]);
    expect(proposeThreshold([...patient(true, 9), ...patient(false, 30)])).toEqual({
      kind: 'undefined',
      reason: 'too-few-cases',
    });
    const proposed = proposeThreshold([...patient(true, 10), ...patient(false, 10)]);
    if (proposed.kind !== 'proposed') throw new Error('no proposal');
    const { truePositive, falseNegative, trueNegative, falsePositive } = proposed.crossValidated;
    expect(truePositive + falseNegative + trueNegative + falsePositive).toBe(40);
  });
});
