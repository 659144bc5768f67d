import type { TruthComparison } from '#contract/truth-comparison.ts';
import { callerFigures } from './caller-figures.ts';
import { patientKey } from '#domain/casebook/patient-key.ts';
import { isDefinite, isRight } from './known-case.ts';
import { pairedCallers } from './paired-callers.ts';
import type { RevealedCase } from './revealed-case.ts';
import { scoreFigures } from './score-figures.ts';
import { subgroupFigures } from './subgroup-figures.ts';
import { switchFigures } from './switch-figures.ts';
import { knownAmong, sumOf, type CallTally } from './tally-calls.ts';

/**
 * Everything the cases with a reference standard say of reader, reader with the model, and model; `tally` counts the
 * calls of the same revealed cases.
 */
export function compareWithTruth(
  revealed: readonly RevealedCase[],
  tally: CallTally,
  prevalence: number,
): TruthComparison {
  const cases = revealed.filter(({ reading }) => reading.aided !== null && reading.truth !== null);
  const known = knownAmong(tally.all);
  const common = known.filter(({ verdicts }) => isDefinite(verdicts));
  return {
    caseCount: cases.length,
    patientCount: new Set(cases.map(({ entry }) => patientKey(entry))).size,
    pathologicCount: sumOf(known, ({ truth }) => truth === 'pathologic'),
    prevalence,
    readers: [...new Set(cases.map(({ reading }) => reading.unaided.reader))].toSorted(),
    readerChangedCount: cases.filter(({ reading }) => reading.aided?.reader !== reading.unaided.reader)
      .length,
    models: modelsOf(cases),
    dropped: {
      unaidedIndeterminate: sumOf(known, ({ verdicts }) => verdicts.unaided === 'indeterminate'),
      aidedIndeterminate: sumOf(known, ({ verdicts }) => verdicts.aided === 'indeterminate'),
      modelRefused: sumOf(known, ({ verdicts }) => verdicts.model === 'refused'),
    },
    common: {
      n: sumOf(common),
      unaidedRight: sumOf(common, ({ verdicts }) => isRight(verdicts.unaided)),
      aidedRight: sumOf(common, ({ verdicts }) => isRight(verdicts.aided)),
      modelRight: sumOf(common, ({ verdicts }) => isRight(verdicts.model)),
    },
    callers: {
      unaided: callerFigures(known, 'unaided', prevalence),
      aided: callerFigures(known, 'aided', prevalence),
      model: callerFigures(known, 'model', prevalence),
    },
    pairs: pairedCallers(known),
    ...scoreFigures(cases, prevalence),
    switches: switchFigures(known),
    subgroups: subgroupFigures(tally, prevalence),
  };
}

/** The packages that gave a score, by manifest, in the order in which they are met. */
function modelsOf(cases: readonly RevealedCase[]): TruthComparison['models'] {
  const models = new Map<string, { readonly model: RevealedCase['reading']['model']; n: number }>();
  for (const { reading } of cases) {
    if (reading.model.score === null) continue;
    const met = models.get(reading.model.manifestSha256);
    if (met) met.n += 1;
    else models.set(reading.model.manifestSha256, { model: reading.model, n: 1 });
  }
  return Array.from(models.values(), ({ model: { name, version, manifestSha256 }, n }) => ({
    name,
    version,
    manifestSha256,
    n,
  }));
}
