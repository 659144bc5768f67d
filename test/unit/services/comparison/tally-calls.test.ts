import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseEntry, type EntryReading } from '#domain/casebook/case-entry.ts';
import { compareRocAreas } from '#domain/statistics/compare-roc-areas.ts';
import { rocArea } from '#domain/statistics/roc-area.ts';
import { rocPoints } from '#domain/statistics/roc-points.ts';
import { compareCalls } from '#services/comparison/compare-calls.ts';
import { compareWithTruth } from '#services/comparison/compare-with-truth.ts';
import { comparedCase, revealedCase, type RevealedCase } from '#services/comparison/revealed-case.ts';
import { selectCases } from '#services/comparison/select-cases.ts';
import { tallyCalls } from '#services/comparison/tally-calls.ts';
import { toStatistic } from '#services/comparison/to-statistic.ts';
import { caseRecord } from '#test/builders/case-record.ts';

const callers = ['unaided', 'aided', 'model'] as const;
const verdicts = ['truePositive', 'falseNegative', 'trueNegative', 'falsePositive'] as const;
const calls = fc.constantFrom('pathologic', 'nonpathologic', 'indeterminate');

/** One reader's revealed reading; a truth only after a final call, as the casebook has it. */
const readings = fc
  .record({
    side: fc.constantFrom('left', 'right'),
    call: calls,
    confidencePercent: fc.integer({ min: 0, max: 100 }),
    reader: fc.constantFrom('A', 'B'),
    aidedReader: fc.constantFrom('A', 'B'),
    score: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
    aided: fc.option(calls, { freq: 5 }),
    truth: fc.option(fc.constantFrom('pathologic', 'nonpathologic'), { freq: 5 }),
    manifestSha256: fc.constantFrom('one', 'two'),
  })
  .map((drawn): EntryReading => {
    const { score, aided, truth, manifestSha256 } = drawn;
    return {
      readerId: 'reader-1',
      state: 'revealed',
      side: drawn.side,
      unaided: {
        call: drawn.call,
        confidencePercent: drawn.confidencePercent,
        reader: drawn.reader,
        committedAt: '',
        note: '',
      },
      model: {
        call: score === null ? 'refused' : score >= 0.5 ? 'pathologic' : 'nonpathologic',
        score,
        name: 'femora-hip',
        version: '1',
        manifestSha256,
        predictedAt: '',
      },
      aided: aided && { call: aided, reader: drawn.aidedReader, decidedAt: '' },
      truth: aided && truth,
      truthSource: null,
    };
  });

const casebooks = fc.array(readings, { maxLength: 60 }).map((drawn) =>
  drawn.flatMap((reading, index): RevealedCase[] => {
    const entry = { ...caseEntry(caseRecord({ caseId: `case ${String(index)}` })), readings: [reading] };
    const revealed = revealedCase(entry, 'reader-1');
    return revealed ? [revealed] : [];
  }),
);

describe('cases counted by how they were called', () => {
  it('give every number that counting the cases one question at a time gives', () => {
    fc.assert(
      fc.property(casebooks, (revealed) => {
        const cases = revealed.map(comparedCase);
        const known = cases.filter((one) => one.verdicts !== null);
        const tally = tallyCalls(revealed);
        const found = compareWithTruth(revealed, tally, 0.04);
        const own = compareCalls(tally.all);
        const where = (holds: (one: (typeof known)[number]) => boolean): number => known.filter(holds).length;
        const isRight = (one: (typeof known)[number], caller: (typeof callers)[number]): boolean =>
          one[caller] === one.truth;
        const isDefinite = (one: (typeof known)[number], caller: (typeof callers)[number]): boolean =>
          one[caller] === 'pathologic' || one[caller] === 'nonpathologic';

        expect(own.revealedCount).toBe(cases.length);
        expect(own.unaidedAgainstModel.table.readerPathologicOnly).toBe(
          cases.filter(({ unaided, model }) => unaided === 'pathologic' && model === 'nonpathologic').length,
        );
        expect(own.changedCalls.n).toBe(cases.filter(({ aided }) => aided !== null).length);
        expect(found.caseCount).toBe(known.length);
        expect(found.pathologicCount).toBe(where(({ truth }) => truth === 'pathologic'));
        expect(found.dropped.modelRefused).toBe(where(({ model }) => model === 'refused'));
        for (const caller of callers) {
          for (const verdict of verdicts) {
            expect(found.callers[caller].table[verdict]).toBe(
              where((one) => one.verdicts?.[caller] === verdict),
            );
          }
        }
        for (const { among, first, second, both, firstOnly, secondOnly, neither } of found.pairs) {
          const counted = (firstRight: boolean, secondRight: boolean): number =>
            where(
              (one) =>
                (among === 'all' || one.truth === among) &&
                isDefinite(one, first) &&
                isDefinite(one, second) &&
                isRight(one, first) === firstRight &&
                isRight(one, second) === secondRight,
            );
          expect([both, firstOnly, secondOnly, neither]).toEqual([
            counted(true, true),
            counted(true, false),
            counted(false, true),
            counted(false, false),
          ]);
        }
        const common = known.filter((one) => callers.every((caller) => isDefinite(one, caller)));
        const wrong = common.filter((one) => !isRight(one, 'unaided'));
        expect(found.switches.wrongToRight.n).toBe(wrong.length);
        if (found.switches.wrongToRight.kind !== 'undefined') {
          expect(found.switches.wrongToRight.value).toBe(
            wrong.filter((one) => isRight(one, 'aided')).length / wrong.length,
          );
        }
        for (const { by, name, n } of found.subgroups) expect(n).toBe(where((one) => one[by] === name));
        expect(found.models.reduce((sum, { n }) => sum + n, 0)).toBe(where(({ score }) => score !== null));
      }),
    );
  });

  it('leave the areas, their difference and the curve as they are for every case on its own', () => {
    fc.assert(
      fc.property(casebooks, (revealed) => {
        const known = revealed.map(comparedCase).filter(({ verdicts: those }) => those !== null);
        const found = compareWithTruth(revealed, tallyCalls(revealed), 0.04);
        const twice = known.flatMap(({ score, confidencePercent, truth }) =>
          score === null
            ? []
            : [{ first: confidencePercent / 100, second: score, positive: truth === 'pathologic' }],
        );
        const scored = twice.map(({ second, positive }) => ({ score: second, positive }));
        expect(found.areas.model).toEqual(toStatistic(rocArea(scored), scored.length));
        expect(found.areas.difference).toEqual(toStatistic(compareRocAreas(twice), twice.length));
        // So few cases have no steps too small to be drawn.
        expect(found.curves.model).toEqual(rocPoints(scored));
      }),
    );
  });

  it('open as the cases that were counted', () => {
    fc.assert(
      fc.property(casebooks, (revealed) => {
        const tally = tallyCalls(revealed);
        const found = compareWithTruth(revealed, tally, 0.04);
        const opened = (selection: Parameters<typeof selectCases>[1]): number =>
          selectCases(revealed, selection, () => new Set()).length;
        for (const caller of callers) {
          for (const verdict of verdicts) {
            const selection = { kind: 'verdicts' as const, caller, verdicts: [verdict], group: null };
            expect(opened(selection)).toBe(found.callers[caller].table[verdict]);
          }
        }
        for (const { among, first, second, firstOnly, secondOnly } of found.pairs) {
          const pair = { kind: 'pair' as const, among, first, second };
          expect(opened({ ...pair, onlyRight: 'first' })).toBe(firstOnly);
          expect(opened({ ...pair, onlyRight: 'second' })).toBe(secondOnly);
        }
        for (const rate of ['wrongToRight', 'misled', 'missesWhereModelMissed'] as const) {
          expect(opened({ kind: 'switch', rate })).toBe(found.switches[rate].n);
        }
        expect(opened({ kind: 'all' })).toBe(compareCalls(tally.all).revealedCount);
      }),
    );
  });
});

describe('a curve of many cases', () => {
  it('keeps its ends, and no corner left out is further from a kept one than the finest step', () => {
    const cases = fc.array(
      fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), positive: fc.boolean() }),
      { minLength: 2, maxLength: 200 },
    );
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 0.3, noNaN: true }), (scored, finest) => {
        const all = rocPoints(scored);
        const kept = rocPoints(scored, finest);
        fc.pre(all !== null && kept !== null);
        expect(kept[0]).toEqual(all[0]);
        expect(kept.at(-1)).toEqual(all.at(-1));
        for (const point of all) {
          const before = kept.findLast(
            ({ sensitivity, falsePositiveRate }) =>
              sensitivity <= point.sensitivity && falsePositiveRate <= point.falsePositiveRate,
          );
          expect(point.sensitivity - (before?.sensitivity ?? -1)).toBeLessThanOrEqual(finest);
          expect(point.falsePositiveRate - (before?.falsePositiveRate ?? -1)).toBeLessThanOrEqual(finest);
        }
      }),
    );
  });
});
