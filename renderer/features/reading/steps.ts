import type { CaseDetail } from '#contract/case.ts';

export const stepNames = ['look', 'mark', 'read', 'model', 'decide', 'truth'] as const;

export type StepName = (typeof stepNames)[number];

/** Whether a step can be opened: each needs what the one before it leaves behind. */
export function isReachable(step: StepName, detail: CaseDetail): boolean {
  switch (step) {
    case 'look':
    case 'mark':
      return true;
    case 'read':
      return detail.mark !== null;
    case 'model':
      return detail.unaided !== null;
    case 'decide':
      return detail.prediction !== null;
    case 'truth':
      // Within a set the truth is shown by the set, or not at all.
      return detail.sitting ? detail.referenceStandard !== null : detail.aided !== null;
  }
}

/** Whether a step has left its result in the casebook. Looking leaves none. */
export function isFinished(step: StepName, detail: CaseDetail): boolean {
  switch (step) {
    case 'look':
      return detail.mark !== null;
    case 'mark':
      return detail.mark !== null;
    case 'read':
      return detail.unaided !== null;
    case 'model':
      return detail.prediction !== null;
    case 'decide':
      return detail.aided !== null;
    case 'truth':
      return detail.referenceStandard !== null;
  }
}

/** The step at which a case is taken up again. */
export function stepToOpen(detail: CaseDetail): StepName {
  switch (detail.state) {
    case 'unread':
      return detail.mark ? 'read' : 'look';
    case 'committed':
      return detail.referenceStandard ? 'truth' : 'model';
    case 'revealed':
      return 'model';
    case 'decided':
    case 'resolved':
      return isReachable('truth', detail) ? 'truth' : 'decide';
  }
}

export function stepAfter(step: StepName): StepName | undefined {
  return stepNames[stepNames.indexOf(step) + 1];
}

export function stepBefore(step: StepName): StepName | undefined {
  return stepNames[stepNames.indexOf(step) - 1];
}
