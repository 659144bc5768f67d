import { noEstimate, type NoEstimate } from './estimate.ts';
import { jackknifeFigure } from './jackknife-figure.ts';
import { obuchowskiRockette, type ObuchowskiRockette } from './obuchowski-rockette.ts';
import { readerCovariances, type ErrorCovariances } from './reader-covariances.ts';
import type { FigureOfMerit, ReaderStudy } from './reader-study.ts';

export type ReaderStudyAnalysis =
  | ({
      readonly kind: 'analysed';
      /** `estimates[modality][reader]`, 0..1. */
      readonly estimates: readonly (readonly number[])[];
      readonly errors: ErrorCovariances;
    } & ObuchowskiRockette)
  | NoEstimate<'too-few-cases' | 'no-readers'>;

/**
 * Multi-reader multi-case analysis of a fully crossed study from its ratings: figures of merit, jackknife covariances,
 * Obuchowski-Rockette tests and intervals. Undefined with fewer than 2 cases of a class that the figure needs.
 * RangeError where the study is not fully crossed, or a call is not 0 or 1 for sensitivity and specificity.
 */
export function analyseReaderStudy(
  { truth, ratings }: ReaderStudy,
  figure: FigureOfMerit,
  confidence = 0.95,
): ReaderStudyAnalysis {
  if (ratings.length === 0 || ratings.some((readers) => readers.length === 0))
    return noEstimate('no-readers');
  const figures = ratings.map((readers) =>
    readers.map((ofReader) => jackknifeFigure(figure, ofReader, truth)),
  );
  const known = figures.map((readers) => readers.filter((jackknifed) => jackknifed !== null));
  if (known.some((readers, modality) => readers.length < (figures[modality]?.length ?? 0))) {
    return noEstimate('too-few-cases');
  }
  const estimates = known.map((readers) => readers.map(({ value }) => value));
  const errors = readerCovariances(known.map((readers) => readers.map(({ withoutCase }) => withoutCase)));
  return { kind: 'analysed', estimates, errors, ...obuchowskiRockette(estimates, errors, confidence) };
}
