import { describe, expect, it } from 'vitest';
import type { CaseDetail } from '#contract/case.ts';
import { isReachable, stepAfter, stepBefore, stepNames, stepToOpen } from '#features/reading/steps.ts';
import { imageFacts } from '#test/builders/case-record.ts';
import { readingEvents } from '#test/builders/reading-events.ts';

const events = readingEvents();
const opened: CaseDetail = {
  caseId: 'case-1',
  title: 'film.dcm',
  state: 'unread',
  isDemo: false,
  openedAt: '2026-11-24T08:00:00.000Z',
  facts: imageFacts(),
  assessment: null,
  mark: null,
  unaided: null,
  amendments: [],
  prediction: null,
  aided: null,
  referenceStandard: null,
  sitting: null,
};
const marked: CaseDetail = { ...opened, mark: events.marked.mark };
const committed: CaseDetail = { ...marked, state: 'committed', unaided: events.committed.read };
const revealed: CaseDetail = { ...committed, state: 'revealed', prediction: events.revealed.prediction };
const decided: CaseDetail = { ...revealed, state: 'decided', aided: events.decided.read };

describe('steps', () => {
  it.each([
    ['opened', opened, ['look', 'mark'], 'look'],
    ['marked', marked, ['look', 'mark', 'read'], 'read'],
    ['committed', committed, ['look', 'mark', 'read', 'model'], 'model'],
    ['revealed', revealed, ['look', 'mark', 'read', 'model', 'decide'], 'model'],
    ['decided', decided, [...stepNames], 'truth'],
  ] as const)(
    'Given a case that is %s, then exactly its steps can be opened',
    (_, detail, reachable, open) => {
      expect(stepNames.filter((step) => isReachable(step, detail))).toEqual(reachable);
      expect(stepToOpen(detail)).toBe(open);
    },
  );

  it('Given the first and the last step, then there is none before and none after', () => {
    expect(stepBefore('look')).toBeUndefined();
    expect(stepAfter('truth')).toBeUndefined();
    expect(stepAfter('look')).toBe('mark');
  });
});
