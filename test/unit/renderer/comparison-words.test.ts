import { describe, expect, it } from 'vitest';
import type { ComparedCase } from '#contract/comparison.ts';
import type { PairedCallers } from '#contract/truth-comparison.ts';
import { casesCsv, figuresCsv } from '#features/comparison/comparison-csv.ts';
import { statisticWords } from '#features/comparison/statistic-words.ts';
import { truthSentence } from '#features/comparison/truth-sentence.ts';
import { compareWithTruth } from '#services/comparison/compare-with-truth.ts';
import { tallyCalls } from '#services/comparison/tally-calls.ts';

const compared: ComparedCase = {
  caseId: 'case-1',
  isDemo: false,
  title: 'DOE^JANE',
  side: 'left',
  reader: 'Reader 1',
  unaided: 'pathologic',
  confidencePercent: 70,
  aided: 'pathologic',
  model: 'refused',
  score: null,
  truth: 'pathologic',
  verdicts: { unaided: 'truePositive', aided: 'truePositive', model: 'refused' },
};

function pair(changes: Partial<PairedCallers>): PairedCallers {
  return {
    first: 'unaided',
    second: 'model',
    among: 'all',
    both: 30,
    firstOnly: 10,
    secondOnly: 0,
    neither: 2,
    difference: { kind: 'estimate', value: 0.2, low: 0.1, high: 0.3, n: 42 },
    pValue: 0.002,
    isToldApart: true,
    ...changes,
  };
}

const nothing = compareWithTruth([], tallyCalls([]), 0.04);
const tooFew = { kind: 'too-few' as const, readers: [], caseCount: 0, fewestOfClass: 5 };
const known = {
  ...nothing,
  caseCount: 42,
  readers: ['Reader 1'],
  common: { n: 42, unaidedRight: 36, aidedRight: 38, modelRight: 35 },
};

describe('the sentence', () => {
  it('says who was right how often, and that it is too few to tell', () => {
    expect(truthSentence({ ...known, pairs: [pair({ isToldApart: false })] })).toBe(
      'In 42 cases with truth you were right in 36, with the model 38, the model alone 35: too few to tell them apart.',
    );
  });

  it('names a difference in its direction, and only one over all cases', () => {
    const sentence = truthSentence({
      ...known,
      readers: ['A', 'B'],
      pairs: [
        pair({ firstOnly: 0, secondOnly: 10 }),
        pair({ first: 'aided', second: 'unaided', among: 'pathologic' }),
      ],
    });
    expect(sentence).toContain('the readers were right in 36');
    expect(sentence).toMatch(
      /: the model alone was right more often than the read without the model, beyond what chance explains\.$/,
    );
  });

  it('says that not everybody was definite', () => {
    expect(truthSentence({ ...known, common: { ...known.common, n: 40 } })).toContain(
      'Of 42 cases with truth, 40 have a definite call from everyone.',
    );
    expect(truthSentence({ ...known, common: { ...known.common, n: 0 } })).toContain('In none of 42 cases');
  });
});

describe('a figure in words', () => {
  it('has its interval and n, or the reason for what is missing', () => {
    expect(statisticWords({ kind: 'estimate', value: 0.8, low: 0.6, high: 0.9, n: 40 })).toBe(
      '0.80 (95 % interval 0.60 to 0.90, n = 40)',
    );
    expect(statisticWords({ kind: 'point', value: 1, reason: 'no-spread', n: 8 })).toBe(
      '1.00 (no interval: nothing varies; n = 8)',
    );
    expect(statisticWords({ kind: 'undefined', reason: 'no-cases', n: 0 })).toBe(
      'not defined: no case (n = 0)',
    );
  });
});

describe('the tables that are saved', () => {
  it('holds one row for each case, and no name', () => {
    const rows = casesCsv([compared, { ...compared, caseId: 'case-2', score: 0.25 }]).split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toBe(
      'case-1,0,left,Reader 1,pathologic,70,pathologic,refused,,pathologic,truePositive,truePositive,refused',
    );
    expect(rows.join()).not.toContain('DOE');
  });

  it('quotes what would break a row, and disarms what a spreadsheet would run', () => {
    const [, row] = casesCsv([{ ...compared, reader: '=HYPERLINK("x"), B' }]).split('\r\n');
    expect(row).toContain(`,"'=HYPERLINK(""x""), B",`);
  });

  it('gives every figure its reason where there is no value', () => {
    const rows = figuresCsv({ withTruth: nothing, readerStudy: tooFew }).split('\r\n');
    expect(rows[0]).toBe('group,figure,caller,value,low,high,n,reason,p_value');
    expect(rows).toContain('all,sensitivity,unaided,,,,0,no-cases,');
    expect(rows).toContain('all,auroc,model,,,,0,one-class-only,');
  });
});
