import { afterEach, describe, expect, it } from 'vitest';
import type { Comparison } from '#contract/comparison.ts';
import type { Caller, Verdict } from '#contract/truth-comparison.ts';
import { givenCasebook, type ReadCase } from '#test/builders/read-cases.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from '../../domain/statistics/expect-close.ts';

let running: RunningFemora | undefined;

afterEach(async () => {
  await running?.stop();
  if (running) removeFolder(running.dataFolder);
  running = undefined;
});

/** What the service answers, over the in-memory transport, for a casebook that holds these cases. */
async function whenCompared(cases: readonly ReadCase[]): Promise<Comparison> {
  const dataFolder = await givenCasebook(cases);
  running = startFemora(dataFolder);
  return running.client.call('comparison.summarise', {});
}

/** A reference figure without what does not cross the contract. */
function figureOf({ value, low, high }: Readonly<Record<'value' | 'low' | 'high', number>>): object {
  return { value, low, high };
}

function times(count: number, read: ReadCase): ReadCase[] {
  return Array.from({ length: count }, () => read);
}

describe('the comparison with the truth', () => {
  it('gives the published table of the model the figures and intervals of R', async () => {
    const [published] = reference.tables;
    if (!published) throw new Error('no table in the reference');
    const { truePositive, falseNegative, trueNegative, falsePositive } = published.table;
    const { withTruth } = await whenCompared([
      ...times(truePositive, { truth: 'pathologic', score: 0.9 }),
      ...times(falseNegative, { truth: 'pathologic', score: 0.1 }),
      ...times(trueNegative, { truth: 'nonpathologic', score: 0.1 }),
      ...times(falsePositive, { truth: 'nonpathologic', score: 0.9 }),
    ]);
    const { model } = withTruth.callers;
    expect(model.table).toEqual(published.table);
    expectClose(model.sensitivity, { value: published.sensitivity.value, ...published.sensitivity.wilson });
    expectClose(model.specificity, { value: published.specificity.value, ...published.specificity.wilson });
    expect(model.sensitivity.n).toBe(67);
    expect(model.specificity.n).toBe(421);
    // The clinic's prevalence is 4 % until it says otherwise: the published PPV there is .151.
    expect(withTruth.prevalence).toBe(0.04);
    expectClose(model.positivePredictiveValueAtPrevalence, { value: 0.151 }, 5e-4);
    expectClose(model.accuracy, { value: 392 / 488 });
    expectClose(model.balancedAccuracy, { value: (61 / 67 + 331 / 421) / 2 });
    expectClose(model.positivePredictiveValue, { value: 61 / 151, n: 151 });
  });

  it('counts pairs, the common cases and changes of mind as counted by hand', async () => {
    const comparison = await whenCompared([
      // Right, led astray by a model that misses; and one miss that the model's flag corrects.
      { truth: 'pathologic', unaided: 'pathologic', aided: 'nonpathologic', score: 0.1 },
      { truth: 'pathologic', unaided: 'nonpathologic', aided: 'pathologic', score: 0.9 },
      { truth: 'nonpathologic', unaided: 'pathologic', score: 0.2 },
      { truth: 'nonpathologic', unaided: 'nonpathologic', score: 0.8 },
      { truth: 'nonpathologic', unaided: 'nonpathologic', score: 0.2 },
      // Not in every table: the reader could not tell at first, the model refused, the truth is not known.
      { truth: 'pathologic', unaided: 'indeterminate', aided: 'pathologic', score: 0.7 },
      { truth: 'nonpathologic', unaided: 'nonpathologic', score: null },
      { truth: null, unaided: 'pathologic', score: 0.9 },
    ]);
    const { withTruth } = comparison;
    expect(withTruth).toMatchObject({ caseCount: 7, pathologicCount: 3 });
    expect(withTruth.dropped).toEqual({ unaidedIndeterminate: 1, aidedIndeterminate: 0, modelRefused: 1 });
    expect(withTruth.common).toEqual({ n: 5, unaidedRight: 3, aidedRight: 3, modelRight: 3 });
    expect(withTruth.callers.unaided.table).toEqual({
      truePositive: 1,
      falseNegative: 1,
      trueNegative: 3,
      falsePositive: 1,
    });
    const pair = withTruth.pairs.find(({ among, first }) => among === 'all' && first === 'unaided');
    expect(pair).toMatchObject({ second: 'model', both: 1, firstOnly: 2, secondOnly: 2, neither: 0 });
    expect(pair).toMatchObject({ pValue: 1, isToldApart: false, difference: { value: 0, n: 5 } });
    expect(withTruth.switches).toMatchObject({
      wrongToRight: { value: 1 / 2, n: 2 },
      rightToWrong: { value: 1 / 3, n: 3 },
      misled: { value: 1 / 2, n: 2 },
      unconvinced: { value: 1 / 2, n: 2 },
      missesWhereModelMissed: { value: 1, n: 1 },
      unaidedMissesWhereModelMissed: { value: 0, n: 1 },
    });
  });

  it('marks each case with its verdicts, so that every count can be opened', async () => {
    const { withTruth } = await whenCompared([
      ...times(3, { truth: 'pathologic', unaided: 'pathologic', score: 0.1 }),
      ...times(4, { truth: 'nonpathologic', unaided: 'indeterminate', aided: 'nonpathologic', score: 0.9 }),
      { truth: null },
    ]);
    const countOf = async (caller: Caller, verdicts: Verdict[]): Promise<number | undefined> => {
      const selection = { kind: 'verdicts' as const, caller, verdicts, group: null };
      const page = await running?.client.call('comparison.cases', { selection, offset: 0, limit: 1 });
      expect(page?.cases).toHaveLength(Math.min(1, page?.matchCount ?? 0));
      return page?.matchCount;
    };
    for (const caller of ['unaided', 'aided', 'model'] as const) {
      for (const [verdict, count] of Object.entries(withTruth.callers[caller].table)) {
        expect(await countOf(caller, [verdict as Verdict])).toBe(count);
      }
    }
    expect(await countOf('unaided', ['indeterminate', 'refused'])).toBe(4);
  });

  it.each(reference.roc)('has the area and curve of pROC for the score', async (set) => {
    const { withTruth } = await whenCompared(
      set.positive.map((positive, index) => ({
        truth: positive ? 'pathologic' : 'nonpathologic',
        score: set.first[index] ?? 0,
      })),
    );
    expectClose(withTruth.areas.model, figureOf(set.area));
    expect(withTruth.areas.model.n).toBe(set.positive.length);
    expectClose(
      withTruth.curves.model?.map(({ sensitivity }) => sensitivity),
      set.points.sensitivity,
    );
  });

  // A reader's confidence is a whole number 0..100: only the order matters to an area, and it must fit.
  it.each(reference.roc.filter(({ second }) => new Set(second).size <= 101))(
    'has the difference of pROC between confidence and score',
    async (set) => {
      const ordered = [...new Set(set.second)].toSorted((one, other) => one - other);
      const { withTruth } = await whenCompared(
        set.positive.map((positive, index) => ({
          truth: positive ? 'pathologic' : 'nonpathologic',
          score: set.first[index] ?? 0,
          confidencePercent: ordered.indexOf(set.second[index] ?? 0),
        })),
      );
      // The reference is score less confidence, the page confidence less score.
      const { value, low, high, pValue } = set.difference;
      expectClose(withTruth.areas.difference, { value: -value, low: -high, high: -low });
      expectClose(withTruth.areas.differencePValue, pValue);
    },
  );

  it('measures calibration in five bins, by hand', async () => {
    const { withTruth } = await whenCompared([
      { truth: 'nonpathologic', score: 0.1 },
      { truth: 'pathologic', score: 0.1 },
      { truth: 'pathologic', score: 0.9 },
      { truth: 'pathologic', score: 0.7 },
    ]);
    const { brier, expectedError, bins } = withTruth.calibration;
    expectClose(brier, { kind: 'estimate', value: (0.01 + 0.81 + 0.01 + 0.09) / 4, n: 4 });
    expect(expectedError).toMatchObject({ kind: 'point', reason: 'biased-upwards', n: 4 });
    expectClose(expectedError, { value: (2 * 0.4 + 1 * 0.3 + 1 * 0.1) / 4 });
    expectClose(
      bins.map(({ from, meanScore, pathologic }) => [from, meanScore, pathologic.n]),
      [
        [0, 0.1, 2],
        [0.6, 0.7, 1],
        [0.8, 0.9, 1],
      ],
    );
  });

  it('splits by side and by reader, each with its n, and counts patients', async () => {
    const { withTruth } = await whenCompared([
      ...times(2, { truth: 'pathologic', unaided: 'pathologic', side: 'left', reader: 'B', patientId: 'P1' }),
      ...times(3, { truth: 'pathologic', side: 'right', reader: 'A', patientId: 'P2' }),
      { truth: 'nonpathologic', side: 'right', reader: 'A' },
    ]);
    expect(withTruth).toMatchObject({ caseCount: 6, patientCount: 3, readers: ['A', 'B'] });
    expect(withTruth.subgroups.map(({ by, name, n }) => [by, name, n])).toEqual([
      ['side', 'left', 2],
      ['side', 'right', 4],
      ['reader', 'A', 4],
      ['reader', 'B', 2],
    ]);
    const [left, right] = withTruth.subgroups;
    expect(left?.unaided.sensitivity).toMatchObject({ value: 1, n: 2 });
    expect(left?.unaided.specificity).toEqual({ kind: 'undefined', reason: 'no-cases', n: 0 });
    expect(right?.unaided.accuracy).toMatchObject({ value: 1 / 4, n: 4 });
  });

  it('tells two callers apart only beyond what three looks make likely', async () => {
    const better = (count: number): ReadCase[] => [
      ...times(count, { truth: 'nonpathologic', unaided: 'nonpathologic', score: 0.9 }),
      ...times(30, { truth: 'nonpathologic', unaided: 'nonpathologic', score: 0.1 }),
    ];
    const apart = async (count: number): Promise<readonly (boolean | undefined)[]> => {
      const { withTruth } = await whenCompared(better(count));
      await running?.stop();
      if (running) removeFolder(running.dataFolder);
      running = undefined;
      return [withTruth.pairs[0]?.isToldApart];
    };
    // Exact p: 6 of 6 is .031, 7 of 7 is .0156; the limit is .0167.
    expect(await apart(6)).toEqual([false]);
    expect(await apart(7)).toEqual([true]);
  });

  it('says why there is nothing, when there is nothing', async () => {
    const { withTruth } = await whenCompared([{ truth: null }]);
    expect(withTruth.caseCount).toBe(0);
    expect(withTruth.callers.aided.sensitivity).toEqual({ kind: 'undefined', reason: 'no-cases', n: 0 });
    expect(withTruth.areas.model).toEqual({ kind: 'undefined', reason: 'one-class-only', n: 0 });
    expect(withTruth.curves.model).toBeNull();
    expect(withTruth.calibration.bins).toEqual([]);
  });
});
