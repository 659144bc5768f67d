import type { CaseSelection } from '#contract/compared-cases.ts';
import { assertNever } from '#domain/assert-never.ts';
import { switchRules, type SwitchRule, type SwitchedRead } from '#domain/statistics/switch-rates.ts';
import { isDefinite, isFlagged, isRight, verdictsOf, type Verdicts } from './known-case.ts';
import { callsOf, type RevealedCase } from './revealed-case.ts';

/**
 * The cases behind one number, in the order given; those of a switch that count come before the others.
 * `studyCaseIds` answers the cases that several readers have in common.
 */
export function selectCases(
  cases: readonly RevealedCase[],
  selection: CaseSelection,
  studyCaseIds: () => ReadonlySet<string>,
): readonly RevealedCase[] {
  switch (selection.kind) {
    case 'all':
      return cases;
    case 'agreement':
      return cases.filter(
        ({ reading: { unaided, model } }) =>
          unaided.call === selection.unaided && model.call === selection.model,
      );
    case 'verdicts':
      return whereVerdicts(cases, (verdicts, { reading: { side, unaided } }) => {
        const { caller, group } = selection;
        const isInside = group === null || group.name === (group.by === 'side' ? side : unaided.reader);
        return isInside && selection.verdicts.includes(verdicts[caller]);
      });
    case 'pair':
      return whereVerdicts(cases, (verdicts, { reading: { truth } }) => {
        const { among } = selection;
        return (among === 'all' || truth === among) && isInPair(verdicts, selection);
      });
    case 'switch':
      return switchedCases(cases, switchRules[selection.rate]);
    case 'readerStudy': {
      const studied = studyCaseIds();
      return cases.filter(({ entry }) => studied.has(entry.caseId));
    }
    default:
      return assertNever(selection);
  }
}

function whereVerdicts(
  cases: readonly RevealedCase[],
  holds: (verdicts: Verdicts, revealed: RevealedCase) => boolean,
): RevealedCase[] {
  return cases.filter((revealed) => {
    const verdicts = verdictsOf(callsOf(revealed));
    return verdicts !== null && holds(verdicts, revealed);
  });
}

function isInPair(
  verdicts: Verdicts,
  { first, second, onlyRight }: Extract<CaseSelection, { kind: 'pair' }>,
): boolean {
  if (!isDefinite(verdicts, [first, second])) return false;
  if (onlyRight === null) return true;
  const [right, wrong] = onlyRight === 'first' ? [first, second] : [second, first];
  return isRight(verdicts[right]) && !isRight(verdicts[wrong]);
}

/** Those in which it could have happened; those in which it did come first. */
function switchedCases(cases: readonly RevealedCase[], { could, did }: SwitchRule): RevealedCase[] {
  const among = cases.flatMap((revealed) => {
    const verdicts = verdictsOf(callsOf(revealed));
    if (verdicts === null || !isDefinite(verdicts)) return [];
    const read: SwitchedRead = {
      truth: revealed.reading.truth === 'pathologic',
      unaided: isFlagged(verdicts.unaided),
      aided: isFlagged(verdicts.aided),
      model: isFlagged(verdicts.model),
    };
    return could(read) ? [{ revealed, counts: did(read) }] : [];
  });
  return [...among.filter(({ counts }) => counts), ...among.filter(({ counts }) => !counts)].map(
    ({ revealed }) => revealed,
  );
}
