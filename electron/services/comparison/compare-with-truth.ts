import type { TruthComparison } from '#contract/truth-comparison.ts';
import { callerFigures } from './caller-figures.ts';
import { isDefinite, isKnown, isRight } from './known-case.ts';
import { pairedCallers } from './paired-callers.ts';
import type { RevealedCase } from './revealed-case.ts';
import { scoreFigures } from './score-figures.ts';
import { subgroupFigures } from './subgroup-figures.ts';
import { switchFigures } from './switch-figures.ts';

/** Everything the cases with a reference standard say of reader, reader with the model, and model. */
export function compareWithTruth(revealed: readonly RevealedCase[], prevalence: number): TruthComparison {
  const withTruth = revealed.filter(({ compared }) => isKnown(compared));
  const cases = withTruth.map(({ compared }) => compared).filter(isKnown);
  const common = cases.filter((known) => isDefinite(known));
  const countWhere = (holds: (known: (typeof cases)[number]) => boolean): number =>
    cases.filter(holds).length;
  return {
    caseCount: cases.length,
    patientCount: new Set(withTruth.map(({ patient }) => patient)).size,
    pathologicCount: countWhere(({ truth }) => truth === 'pathologic'),
    prevalence,
    readers: [...new Set(cases.map(({ reader }) => reader))].toSorted(),
    readerChangedCount: withTruth.filter(({ compared, aidedReader }) => aidedReader !== compared.reader)
      .length,
    models: modelsOf(withTruth),
    dropped: {
      unaidedIndeterminate: countWhere(({ verdicts }) => verdicts.unaided === 'indeterminate'),
      aidedIndeterminate: countWhere(({ verdicts }) => verdicts.aided === 'indeterminate'),
      modelRefused: countWhere(({ verdicts }) => verdicts.model === 'refused'),
    },
    common: {
      n: common.length,
      unaidedRight: common.filter(({ verdicts }) => isRight(verdicts.unaided)).length,
      aidedRight: common.filter(({ verdicts }) => isRight(verdicts.aided)).length,
      modelRight: common.filter(({ verdicts }) => isRight(verdicts.model)).length,
    },
    callers: {
      unaided: callerFigures(cases, 'unaided', prevalence),
      aided: callerFigures(cases, 'aided', prevalence),
      model: callerFigures(cases, 'model', prevalence),
    },
    pairs: pairedCallers(cases),
    ...scoreFigures(cases, prevalence),
    switches: switchFigures(cases),
    subgroups: subgroupFigures(cases, prevalence),
  };
}

/** The packages that gave a score, by manifest, in the order in which they are met. */
function modelsOf(cases: readonly RevealedCase[]): TruthComparison['models'] {
  const scored = cases.filter(({ compared }) => compared.score !== null).map(({ model }) => model);
  return scored
    .filter(
      ({ manifestSha256 }, index) =>
        scored.findIndex((one) => one.manifestSha256 === manifestSha256) === index,
    )
    .map((model) => ({
      ...model,
      n: scored.filter(({ manifestSha256 }) => manifestSha256 === model.manifestSha256).length,
    }));
}
