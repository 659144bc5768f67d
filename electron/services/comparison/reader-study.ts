import type { CrossedFigure, MeanOverReaders, ReaderStudy } from '#contract/reader-study.ts';
import type { Statistic } from '#contract/statistic.ts';
import { analyseReaderStudy, type ReaderStudyAnalysis } from '#domain/statistics/analyse-reader-study.ts';
import { fleissKappa } from '#domain/statistics/fleiss-kappa.ts';
import type { MeanEstimate, ReaderAnalysis } from '#domain/statistics/obuchowski-rockette.ts';
import { crossReads, hasEnough, type CrossedReads, type FinishedRead } from './crossed-reads.ts';
import { toStatistic } from './to-statistic.ts';

/** With fewer cases of a class the covariances between readers are noise. */
const fewestOfClass = 5;

/** Places of the two modalities in the analysis, so that its first difference is with the model less without. */
const aided = 0;
const unaided = 1;

/** What the model did to several readers who read the same cases; says how far they are from it otherwise. */
export function readerStudy(finished: readonly FinishedRead[]): ReaderStudy {
  const crossed = crossReads(finished, fewestOfClass);
  const { readers, caseIds, droppedCount } = crossed;
  const tooFew: ReaderStudy = {
    kind: 'too-few',
    readers: [...readers],
    caseCount: caseIds.length,
    fewestOfClass,
  };
  // Figures of one reader are not worked out to be thrown away.
  if (!hasEnough(crossed, fewestOfClass)) return tooFew;
  const figures = (['sensitivity', 'specificity'] as const).map((figure) => crossedFigure(crossed, figure));
  const [sensitivity, specificity] = figures;
  const confidenceArea = areaOfConfidence(crossed);
  if (!sensitivity || !specificity || !confidenceArea) return tooFew;
  return {
    kind: 'analysed',
    readers: [...readers],
    caseCount: caseIds.length,
    pathologicCount: sensitivity.n,
    droppedCount,
    figures: [sensitivity, specificity],
    confidenceArea,
    kappa: {
      unaided: agreement(crossed, ({ unaided: call }) => call === 'pathologic'),
      aided: agreement(crossed, ({ aided: call }) => call === 'pathologic'),
    },
  };
}

/** The cases that the figures rest on; none where there are too few. */
export function studiedCases(finished: readonly FinishedRead[]): ReadonlySet<string> {
  const crossed = crossReads(finished, fewestOfClass);
  return new Set(hasEnough(crossed, fewestOfClass) ? crossed.caseIds : []);
}

function truthOf({ reads }: CrossedReads): boolean[] {
  return (reads[0] ?? []).map(({ isPathologic }) => isPathologic);
}

function crossedFigure(crossed: CrossedReads, figure: CrossedFigure['figure']): CrossedFigure | null {
  const callsOf = (when: 'aided' | 'unaided'): number[][] =>
    crossed.reads.map((own) => own.map((read) => (read[when] === 'pathologic' ? 1 : 0)));
  const truth = truthOf(crossed);
  const n = truth.filter((isPathologic) => isPathologic === (figure === 'sensitivity')).length;
  const analysis = analyseReaderStudy({ truth, ratings: [callsOf('aided'), callsOf('unaided')] }, figure);
  const parts = partsOf(analysis);
  if (!parts || analysis.kind !== 'analysed') return null;
  const { random, fixed } = parts;
  const both = (pick: (one: ReaderAnalysis) => MeanEstimate | undefined): MeanOverReaders => ({
    randomReaders: meanStatistic(pick(random), n),
    fixedReaders: meanStatistic(pick(fixed), n),
  });
  return {
    figure,
    n,
    ofReaders: crossed.readers.map((_, reader) => ({
      unaided: analysis.estimates[unaided]?.[reader] ?? 0,
      aided: analysis.estimates[aided]?.[reader] ?? 0,
    })),
    unaided: both(({ means }) => means[unaided]),
    aided: both(({ means }) => means[aided]),
    difference: both(({ differences }) => differences[0]?.difference),
    pValue: { randomReaders: pValueOf(random), fixedReaders: pValueOf(fixed) },
  };
}

function areaOfConfidence(
  crossed: CrossedReads,
): Extract<ReaderStudy, { kind: 'analysed' }>['confidenceArea'] | null {
  const ratings = [crossed.reads.map((own) => own.map(({ confidencePercent }) => confidencePercent))];
  const truth = truthOf(crossed);
  const analysis = analyseReaderStudy({ truth, ratings }, 'roc-area');
  const parts = partsOf(analysis);
  if (!parts || analysis.kind !== 'analysed') return null;
  return {
    ofReaders: [...(analysis.estimates[0] ?? [])],
    mean: {
      randomReaders: meanStatistic(parts.random.means[0], truth.length),
      fixedReaders: meanStatistic(parts.fixed.means[0], truth.length),
    },
  };
}

/** The two ways of looking at the readers; null where the study is too small for them. */
function partsOf(
  analysis: ReaderStudyAnalysis,
): { readonly random: ReaderAnalysis; readonly fixed: ReaderAnalysis } | null {
  if (analysis.kind !== 'analysed') return null;
  const random = analysis.randomReadersRandomCases;
  return random.kind === 'analysed' ? { random, fixed: analysis.fixedReadersRandomCases } : null;
}

function meanStatistic(mean: MeanEstimate | undefined, n: number): Statistic {
  return toStatistic(mean ?? { kind: 'undefined', reason: 'no-cases' }, n);
}

function pValueOf({ test }: ReaderAnalysis): number | null {
  return test.kind === 'tested' ? test.pValue : null;
}

function agreement({ caseIds, reads }: CrossedReads, isCalled: (read: FinishedRead) => boolean): Statistic {
  const counts = caseIds.map((_, index) => {
    const called = reads.filter((own) => {
      const read = own[index];
      return read !== undefined && isCalled(read);
    }).length;
    return [called, reads.length - called];
  });
  return toStatistic(fleissKappa(counts), caseIds.length);
}
