import type { ModelWatch, ScoreChart, ShareChart } from '#contract/model-watch.ts';
import { ewmaChart } from '#domain/statistics/ewma-chart.ts';
import { pChart } from '#domain/statistics/p-chart.ts';
import type { PackageCase } from './package-case.ts';

/** The first cases of a package say what is usual here. */
const baselineCount = 40;

/** Cases of one group of a share. The last group is drawn once it is full. */
const groupSize = 20;

/** Control charts of the scores, the refusals and the overrides of one package, in the order of the reveals. */
export function watchModel(cases: readonly PackageCase[]): Omit<ModelWatch, 'model'> {
  return {
    caseCount: cases.length,
    baselineCount,
    groupSize,
    scores: scoreChart(cases),
    refusals: shareChart(cases, ({ model }) => model.call === 'refused'),
    overrides: shareChart(
      cases.filter(({ finalCall, model }) => isDefinite(finalCall) && model.call !== 'refused'),
      ({ finalCall, model }) => model.call !== finalCall,
    ),
  };
}

function isDefinite(call: PackageCase['finalCall']): boolean {
  return call === 'pathologic' || call === 'nonpathologic';
}

function scoreChart(cases: readonly PackageCase[]): ScoreChart | null {
  const scored = cases.map(({ model }) => model.score).filter((score) => score !== null);
  const first = scored.slice(0, baselineCount);
  const later = scored.slice(baselineCount);
  const mean = first.reduce((sum, score) => sum + score, 0) / first.length;
  const standardDeviation = Math.sqrt(
    first.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (first.length - 1),
  );
  if (first.length < baselineCount || later.length === 0 || standardDeviation === 0) return null;
  const points = ewmaChart(later, { mean, standardDeviation });
  return {
    mean,
    points: points.map(({ average, low, high, isOut }) => ({
      average,
      low: Math.max(0, low),
      high: Math.min(1, high),
      isOut,
    })),
  };
}

function shareChart(cases: readonly PackageCase[], counts: (one: PackageCase) => boolean): ShareChart | null {
  const first = cases.slice(0, baselineCount);
  const later = cases.slice(baselineCount);
  const groups = Array.from({ length: Math.floor(later.length / groupSize) }, (_, index) =>
    later.slice(index * groupSize, (index + 1) * groupSize),
  );
  if (first.length < baselineCount || groups.length === 0) return null;
  // Jeffreys' estimate: forty cases without a refusal do not mean that one is impossible.
  const centre = (first.filter(counts).length + 0.5) / (first.length + 1);
  const charted = pChart(
    groups.map((group) => ({ n: group.length, counted: group.filter(counts).length })),
    centre,
  );
  const instant = (one: PackageCase | undefined): string => one?.model.predictedAt ?? '';
  return {
    centre,
    groups: charted.map((group, index) => ({
      ...group,
      from: instant(groups[index]?.[0]),
      to: instant(groups[index]?.at(-1)),
    })),
  };
}
