import { describe, expect, it } from 'vitest';
import { analyseReaderStudy } from '#domain/statistics/analyse-reader-study.ts';
import type { FigureOfMerit } from '#domain/statistics/reader-study.ts';
import { seededRandom } from '#domain/statistics/seeded-random.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

type Expected = (typeof reference.readerStudies)[number]['rocArea'];

/** What the analysis of variance of pseudovalues in R says, in the form of ours. */
function inOurForm({ estimates, randomReaders, fixedReaders, fixedCases }: Expected): unknown {
  const modalities = estimates.length;
  return {
    kind: 'analysed',
    estimates,
    randomReadersRandomCases: {
      test: { f: randomReaders.f, denominatorDf: randomReaders.df, pValue: randomReaders.pValue },
      means: randomReaders.means,
    },
    fixedReadersRandomCases: {
      test: { f: fixedReaders.chiSquared / (modalities - 1), pValue: fixedReaders.pValue },
    },
    randomReadersFixedCases: { test: { f: fixedCases.f, pValue: fixedCases.pValue } },
  };
}

describe('reader study', () => {
  const figures: readonly FigureOfMerit[] = ['roc-area', 'sensitivity', 'specificity'];
  const runs = reference.readerStudies.flatMap((study, index) =>
    figures.map((figure) => ({ study, index, figure })),
  );

  it.each(runs)('$index: $figure agrees with the DBM analysis of variance in R', ({ study, figure }) => {
    const expected = figure === 'roc-area' ? study.rocArea : study[figure];
    const ratings = figure === 'roc-area' ? study.ratings : study.calls;
    const found = analyseReaderStudy({ truth: study.truth, ratings }, figure);
    expectClose(found, inOurForm(expected), 1e-8);
    if (found.kind !== 'analysed' || found.randomReadersRandomCases.kind !== 'analysed')
      throw new Error('analysed');
    if (found.randomReadersFixedCases.kind !== 'analysed') throw new Error('analysed');
    // R gives the interval of the first pair.
    expectClose(
      found.randomReadersRandomCases.differences[0]?.difference,
      expected.randomReaders.difference,
      1e-8,
    );
    expectClose(
      found.fixedReadersRandomCases.differences[0]?.difference,
      expected.fixedReaders.difference,
      1e-8,
    );
    expectClose(
      found.randomReadersFixedCases.differences[0]?.difference,
      expected.fixedCases.difference,
      1e-8,
    );
  });

  it('does not depend on the order of cases or readers', () => {
    const [study] = reference.readerStudies;
    if (!study) throw new Error('a study');
    const there = analyseReaderStudy(study, 'roc-area');
    const reversed = {
      truth: [...study.truth].reverse(),
      ratings: study.ratings.map((readers) =>
        [...readers].reverse().map((ratings) => [...ratings].reverse()),
      ),
    };
    const back = analyseReaderStudy(reversed, 'roc-area');
    if (there.kind !== 'analysed') throw new Error('analysed');
    expectClose(back, {
      errors: there.errors,
      randomReadersRandomCases: there.randomReadersRandomCases,
      fixedReadersRandomCases: there.fixedReadersRandomCases,
    });
  });

  it('rejects at about its level when the modalities do not differ', () => {
    const random = seededRandom(11);
    const normal = (): number => random() + random() + random() + random() - 2;
    const studies = 300;
    let rejected = 0;
    for (let study = 0; study < studies; study += 1) {
      const truth = Array.from({ length: 60 }, (_, i) => i < 25);
      const cases = truth.map((positive) => (positive ? 0.8 : 0) + normal());
      const ratings = [0, 1].map(() =>
        [0, 1, 2, 3].map(() => cases.map((latent) => latent + 0.8 * normal())),
      );
      const found = analyseReaderStudy({ truth, ratings }, 'roc-area');
      if (found.kind !== 'analysed' || found.randomReadersRandomCases.kind !== 'analysed') continue;
      const { test } = found.randomReadersRandomCases;
      if (test.kind === 'tested' && test.pValue < 0.05) rejected += 1;
    }
    // 5 % of 300 is 15, standard deviation 3.8; the test is known to be somewhat conservative.
    expect(rejected).toBeGreaterThanOrEqual(3);
    expect(rejected).toBeLessThanOrEqual(27);
  });

  it('says what is missing, and refuses what is not fully crossed or no call', () => {
    const truth = [true, true, false, false];
    expect(analyseReaderStudy({ truth, ratings: [] }, 'roc-area')).toMatchObject({ reason: 'no-readers' });
    const few = analyseReaderStudy({ truth: [true, false, false], ratings: [[[3, 1, 2]]] }, 'roc-area');
    expect(few).toEqual({ kind: 'undefined', reason: 'too-few-cases' });
    expect(() => analyseReaderStudy({ truth, ratings: [[[1, 2]]] }, 'roc-area')).toThrow(RangeError);
    expect(() => analyseReaderStudy({ truth, ratings: [[[5, 0, 0, 1]]] }, 'sensitivity')).toThrow(RangeError);
  });
});
