import { describe, expect, it } from 'vitest';
import { obuchowskiRockette } from '#domain/statistics/obuchowski-rockette.ts';
import { readerAnova } from '#domain/statistics/reader-anova.ts';
import { vanDyke } from '#test/fixtures/statistics/van-dyke.ts';
import { expectClose } from './expect-close.ts';

describe('Obuchowski-Rockette analysis of the published study of Van Dyke', () => {
  const analysis = obuchowskiRockette(vanDyke.estimates, vanDyke.errors);
  /** Half a unit of the last decimal printed, and what rounding of the inputs adds. */
  const printed = 1.5e-5;

  it('has the mean squares', () => {
    expectClose(readerAnova(vanDyke.estimates), vanDyke.meanSquares, 1e-8);
  });

  it('has test and intervals for random readers and cases, with the degrees of freedom of Hillis', () => {
    const found = analysis.randomReadersRandomCases;
    const { test, difference, means } = vanDyke.randomReadersRandomCases;
    expectClose(found, { test: { f: test.f, denominatorDf: test.denominatorDf } }, 5e-3);
    expectClose(found, { test: { pValue: test.pValue } }, 6e-5);
    expectClose(found, { differences: [{ first: 0, second: 1, difference }], means }, printed);
  });

  it('has test and intervals for fixed readers', () => {
    const found = analysis.fixedReadersRandomCases;
    const { test, difference, means } = vanDyke.fixedReadersRandomCases;
    expectClose(found, { test: { f: test.chiSquared, denominatorDf: null } }, 5e-5);
    expectClose(found, { test: { pValue: test.pValue } }, 6e-5);
    expectClose(found, { differences: [{ difference }], means }, printed);
  });

  it('has test and intervals for fixed cases', () => {
    const found = analysis.randomReadersFixedCases;
    const { test, difference, means } = vanDyke.randomReadersFixedCases;
    expectClose(found, { test: { f: test.f, denominatorDf: test.denominatorDf } }, 5e-3);
    expectClose(found, { test: { pValue: test.pValue } }, 6e-5);
    expectClose(found, { differences: [{ difference }], means }, printed);
  });

  it('says what one reader or one modality cannot show', () => {
    const errors = {
      variance: 1e-3,
      cov1: 4e-4,
      cov2: 0,
      cov3: 0,
      ofModality: [
        { variance: 1e-3, cov2: 0 },
        { variance: 1e-3, cov2: 0 },
      ],
    };
    const alone = obuchowskiRockette([[0.8], [0.9]], errors);
    expect(alone.randomReadersRandomCases).toEqual({ kind: 'undefined', reason: 'too-few-readers' });
    expect(alone.randomReadersFixedCases).toEqual({ kind: 'undefined', reason: 'too-few-readers' });
    expect(alone.fixedReadersRandomCases.test.kind).toBe('tested');
    const single = obuchowskiRockette([[0.8, 0.9]], errors);
    expect(single.randomReadersRandomCases).toMatchObject({
      test: { kind: 'undefined', reason: 'one-modality' },
      differences: [],
    });
    const equal = obuchowskiRockette(
      [
        [0.8, 0.8],
        [0.8, 0.8],
      ],
      { variance: 0, cov1: 0, cov2: 0, cov3: 0, ofModality: [] },
    );
    expect(equal.fixedReadersRandomCases).toMatchObject({
      test: { kind: 'undefined', reason: 'no-spread' },
      differences: [{ difference: { kind: 'point', value: 0, reason: 'no-spread' } }],
    });
    expect(() => obuchowskiRockette([[0.8, 0.9], [0.8]], errors)).toThrow(RangeError);
  });
});
