import type { Criterion, LocalTest, LocalTestCase } from '#contract/local-test.ts';
import type { Estimate } from '#contract/model.ts';
import { acceptanceSampleSize } from '#domain/statistics/acceptance-sample-size.ts';
import { acceptanceVerdict } from '#domain/statistics/acceptance-verdict.ts';
import { noEstimate, withInterval } from '#domain/statistics/estimate.ts';
import { estimateProportion } from '#domain/statistics/estimate-proportion.ts';
import { fewestForThreshold, proposeThreshold } from '#domain/statistics/propose-threshold.ts';
import type { ScoredCase } from '#domain/statistics/scored-case.ts';
import { proportionStatistic, toStatistic } from '../comparison/to-statistic.ts';
import type { LoadedModel } from '../inference/model-analysis.ts';

/** A case of the test with the patient it belongs to. */
export type CountedCase = LocalTestCase & { readonly patient: string };

/** One-sided 2.5 %: the lower end of a 95 % interval. */
const alpha = 0.025;
const power = 0.8;

/** The stated operating point of a package against cases of this clinic with known truth. */
export function runLocalTest(
  { manifest, manifestSha256 }: LoadedModel,
  cases: readonly CountedCase[],
  marginPercent: number,
): LocalTest {
  const { operatingPoint, name, version } = manifest;
  const scored = cases.filter(({ model }) => model !== 'refused');
  const rightOf = (truth: LocalTestCase['truth']): readonly [number, number] => {
    const ofClass = scored.filter((counted) => counted.truth === truth);
    return [ofClass.filter(({ model }) => model === truth).length, ofClass.length];
  };
  const sensitivity = criterion(operatingPoint.sensitivity, rightOf('pathologic'), marginPercent);
  const specificity = criterion(operatingPoint.specificity, rightOf('nonpathologic'), marginPercent);
  return {
    model: { name, version, manifestSha256 },
    threshold: operatingPoint.threshold,
    marginPercent,
    n: scored.length,
    refusedCount: cases.length - scored.length,
    patientCount: new Set(cases.map(({ patient }) => patient)).size,
    sensitivity,
    specificity,
    verdict: together(sensitivity.verdict, specificity.verdict),
    proposal: proposal(scored),
  };
}

function criterion(
  stated: Estimate,
  [right, n]: readonly [number, number],
  marginPercent: number,
): Criterion {
  // A package may state a figure of 0 or 1, which no number of cases can confirm.
  const expected = Math.min(0.995, Math.max(0.005, stated.value));
  const margin = Math.min(marginPercent / 100, expected - 0.001);
  const { verdict, found } = acceptanceVerdict(right, n, expected, margin);
  const plan = acceptanceSampleSize({ expected, lowest: expected - margin, alpha, power });
  return {
    stated,
    lowest: expected - margin,
    right,
    n,
    found: toStatistic(found ? withInterval(found) : noEstimate('no-cases'), n),
    verdict,
    needed: plan && { cases: plan.cases, mustBeRight: plan.mustBeRight },
  };
}

function together(one: Criterion['verdict'], other: Criterion['verdict']): LocalTest['verdict'] {
  if (one === 'below' || other === 'below') return 'below';
  return one === 'met' && other === 'met' ? 'met' : 'undecided';
}

function proposal(cases: readonly CountedCase[]): LocalTest['proposal'] {
  const byPatient = new Map<string, ScoredCase[]>();
  for (const { patient, score, truth } of cases) {
    if (score === null) continue;
    const of = byPatient.get(patient) ?? [];
    byPatient.set(patient, [...of, { score, positive: truth === 'pathologic' }]);
  }
  const proposed = proposeThreshold([...byPatient.values()]);
  if (proposed.kind === 'undefined') return { kind: 'none', fewestPatients: fewestForThreshold };
  const { truePositive, falseNegative, trueNegative, falsePositive } = proposed.crossValidated;
  return {
    kind: 'proposed',
    threshold: proposed.threshold,
    lowest: proposed.lowest,
    highest: proposed.highest,
    sensitivity: proportionStatistic(estimateProportion(truePositive, truePositive + falseNegative)),
    specificity: proportionStatistic(estimateProportion(trueNegative, trueNegative + falsePositive)),
  };
}
