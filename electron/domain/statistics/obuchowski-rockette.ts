import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { noEstimate, withInterval, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { readerAnova } from './reader-anova.ts';
import type { ErrorCovariances } from './reader-covariances.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** Test that all modalities have the same figure. F where the readers are a sample, else chi-squared over its freedom. */
export interface ModalityTest {
  readonly kind: 'tested';
  readonly f: number;
  readonly numeratorDf: number;
  /** Hillis' denominator degrees of freedom; null for the chi-squared test (infinitely many). */
  readonly denominatorDf: number | null;
  readonly pValue: number;
}

export type MeanEstimate = IntervalEstimate | PointEstimate<'no-spread'>;

/** One way of looking at the study: what its results may be generalised to. */
export interface ReaderAnalysis {
  readonly kind: 'analysed';
  readonly test: ModalityTest | NoEstimate<'one-modality' | 'no-spread'>;
  /** First modality less second, for each pair, averaged over readers, -1..1; same error term and freedom as the test. */
  readonly differences: readonly {
    readonly first: number;
    readonly second: number;
    readonly difference: MeanEstimate;
  }[];
  /** Figure of each modality, averaged over readers, 0..1, from the data of that modality alone. */
  readonly means: readonly MeanEstimate[];
}

export interface ObuchowskiRockette {
  /** Holds for readers and cases like these. */
  readonly randomReadersRandomCases: ReaderAnalysis | NoEstimate<'too-few-readers'>;
  /** Holds for these readers and cases like these. */
  readonly fixedReadersRandomCases: ReaderAnalysis;
  /** Holds for readers like these and these cases. */
  readonly randomReadersFixedCases: ReaderAnalysis | NoEstimate<'too-few-readers'>;
}

/** An error mean square with its degrees of freedom, null for infinitely many. */
interface ErrorTerm {
  readonly meanSquare: number;
  readonly df: number | null;
}

/**
 * Obuchowski-Rockette analysis of a fully crossed reader study, in the form that Hillis unified with the method of
 * Dorfman, Berbaum and Metz (with jackknife covariances both give the same).
 * `estimates[modality][reader]`: figures of merit, 0..1. Random readers need at least 2.
 * Intervals of differences are cut at -1 and 1, those of means at 0 and 1.
 * Sources: Obuchowski, Rockette, Commun Stat Simul Comput 1995;24:285-308; Hillis, Stat Med 2007;26:596-619 (degrees of
 * freedom); Hillis, Berbaum, Metz, Acad Radiol 2008;15:647-661; negative covariance differences count as 0.
 */
export function obuchowskiRockette(
  estimates: readonly (readonly number[])[],
  errors: ErrorCovariances,
  confidence = 0.95,
): ObuchowskiRockette {
  const modalities = estimates.length;
  const readers = estimates[0]?.length ?? 0;
  if (readers < 1 || estimates.some((row) => row.length !== readers)) {
    throw new RangeError('every reader has one estimate in every modality');
  }
  const squares = readerAnova(estimates);
  const { variance, cov1, cov2, cov3, ofModality } = errors;
  const shared = Math.max(0, cov2 - cov3);
  const interactionDf = (modalities - 1) * (readers - 1);
  const analyse = (error: ErrorTerm, ofMean: (modality: number) => ErrorTerm): ReaderAnalysis =>
    analyseWith(estimates, squares.modality, error, ofMean, confidence);
  const readersOf = (modality: number): number => squares.readersOf[modality] ?? 0;
  const sharedOf = (modality: number): number => Math.max(0, ofModality[modality]?.cov2 ?? 0);

  return {
    randomReadersRandomCases:
      readers < 2
        ? noEstimate('too-few-readers')
        : analyse(hillisTerm(squares.modalityByReader, interactionDf, readers * shared), (modality) =>
            hillisTerm(readersOf(modality), readers - 1, readers * sharedOf(modality)),
          ),
    fixedReadersRandomCases: analyse(
      { meanSquare: variance - cov1 + (readers - 1) * shared, df: null },
      (modality) => ({
        meanSquare: (ofModality[modality]?.variance ?? 0) + (readers - 1) * sharedOf(modality),
        df: null,
      }),
    ),
    randomReadersFixedCases:
      readers < 2
        ? noEstimate('too-few-readers')
        : analyse(hillisTerm(squares.modalityByReader, interactionDf, 0), (modality) =>
            hillisTerm(readersOf(modality), readers - 1, 0),
          ),
  };
}

/** A mean square with a part that cases add; the degrees of freedom are ddf_H of Hillis 2007. */
function hillisTerm(meanSquare: number, df: number, added: number): ErrorTerm {
  const total = meanSquare + added;
  return { meanSquare: total, df: meanSquare > 0 ? (total / meanSquare) ** 2 * df : null };
}

function analyseWith(
  estimates: readonly (readonly number[])[],
  modalitySquare: number,
  error: ErrorTerm,
  ofMean: (modality: number) => ErrorTerm,
  confidence: number,
): ReaderAnalysis {
  const readers = estimates[0]?.length ?? 0;
  const means = estimates.map((row) => row.reduce((sum, value) => sum + value, 0) / readers);
  return {
    kind: 'analysed',
    test: testModalities(modalitySquare, means.length - 1, error),
    differences: means.flatMap((one, first) =>
      means.slice(first + 1).map((other, later) => ({
        first,
        second: first + 1 + later,
        difference: meanEstimate(
          one - other,
          (2 / readers) * error.meanSquare,
          error.df,
          [-1, 1],
          confidence,
        ),
      })),
    ),
    means: means.map((value, modality) => {
      const term = ofMean(modality);
      return meanEstimate(value, term.meanSquare / readers, term.df, [0, 1], confidence);
    }),
  };
}

function testModalities(
  modalitySquare: number,
  numeratorDf: number,
  error: ErrorTerm,
): ReaderAnalysis['test'] {
  if (numeratorDf < 1) return noEstimate('one-modality');
  if (error.meanSquare <= 1e-15) return noEstimate('no-spread');
  const f = modalitySquare / error.meanSquare;
  const pValue =
    error.df === null ? 1 - chiSquareCdf(f * numeratorDf, numeratorDf) : 1 - fCdf(f, numeratorDf, error.df);
  return { kind: 'tested', f, numeratorDf, denominatorDf: error.df, pValue };
}

function meanEstimate(
  value: number,
  variance: number,
  df: number | null,
  [lowest, highest]: readonly [number, number],
  confidence: number,
): MeanEstimate {
  if (variance <= 1e-15) return withoutInterval(value, 'no-spread');
  const quantile = df === null ? standardNormalQuantile(confidence) : tQuantile(1 - (1 - confidence) / 2, df);
  const half = quantile * Math.sqrt(variance);
  return withInterval({
    value,
    low: Math.max(lowest, value - half),
    high: Math.min(highest, value + half),
  });
}
