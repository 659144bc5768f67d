import type { CaseDetail, CaseSitting } from '#contract/case.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { parseSetCaseId, setCaseId } from '#domain/casebook/set-case.ts';
import { isCommitted, isDecided, mayReveal, nextSetCase, revealTime } from '#domain/casebook/set-rules.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { Clock } from '../clock.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import { findSitting, type Sitting } from './find-sitting.ts';
import type { SetStore } from './set-store.ts';
import { referenceOf } from './truth-of.ts';

type CaseHandlers = Pick<
  Handlers,
  | 'cases.get'
  | 'reading.mark'
  | 'reading.commit'
  | 'reading.amend'
  | 'reading.reveal'
  | 'reading.explain'
  | 'reading.decide'
  | 'reading.resolve'
  | 'reading.others'
>;

interface WithinParts {
  /** The casebook with its truths. */
  readonly cases: CaseStore;
  readonly sets: SetStore;
  readonly session: ReaderSession;
  readonly clock: Clock;
}

/**
 * The same steps under the rules of a set where a case is read within one: no reveal before the washout is over, a
 * likelihood with every final call, no truth and no other reader; in teaching the truth after each read.
 */
export function readWithinSets<Given extends CaseHandlers>(handlers: Given, parts: WithinParts): Given {
  const { cases, sets, session, clock } = parts;

  const sittingAt = async (id: string): Promise<Sitting | null> => {
    const within = parseSetCaseId(id);
    if (!within) return null;
    return findSitting(sets, within.setId, (await session.require()).readerId);
  };

  /** What the answer says of the set; how far the case has come is kept on the way. */
  const seated = async (detail: CaseDetail): Promise<CaseDetail> => {
    const within = parseSetCaseId(detail.caseId);
    if (!within) return detail;
    const { readerId } = await session.require();
    const { caseId, setId } = within;
    const before = await findSitting(sets, setId, readerId);
    const known = before.readings.find((reading) => reading.caseId === caseId);
    if (known?.state !== detail.state) {
      const committedAt = detail.unaided?.committedAt ?? null;
      await sets.saveReading(setId, readerId, { caseId, state: detail.state, committedAt });
    }
    const sitting = await findSitting(sets, setId, readerId);
    const showsTruth = sitting.set.kind === 'teaching' && detail.unaided !== null;
    const reference = showsTruth ? referenceOf((await findCase(cases, caseId)).events) : null;
    return { ...detail, referenceStandard: reference, sitting: sittingOf(sitting, caseId, clock.now()) };
  };

  const refuseEarlyReveal = async (id: string): Promise<void> => {
    const sitting = await sittingAt(id);
    if (!sitting || mayReveal(sitting.set, sitting.readings, clock.now())) return;
    const time = revealTime(sitting.set, sitting.readings);
    throw new DeclaredError('set.washing-out', {
      unreadCount: sitting.readings.filter((reading) => !isCommitted(reading)).length,
      from: typeof time === 'string' ? null : time.from,
    });
  };

  return {
    ...handlers,
    'cases.get': async (input) => seated(await handlers['cases.get'](input)),
    'reading.mark': async (input) => seated(await handlers['reading.mark'](input)),
    'reading.commit': async (input) => seated(await handlers['reading.commit'](input)),
    'reading.amend': async (input) => seated(await handlers['reading.amend'](input)),
    'reading.reveal': async (input) => {
      await refuseEarlyReveal(input.caseId);
      return seated(await handlers['reading.reveal'](input));
    },
    'reading.decide': async (input) => {
      const sitting = await sittingAt(input.caseId);
      if (sitting?.set.kind === 'study' && input.confidencePercent === undefined) {
        throw new DeclaredError('set.likelihood-missing', {});
      }
      return seated(await handlers['reading.decide'](input));
    },
    'reading.resolve': async (input) => {
      if (parseSetCaseId(input.caseId)) throw new DeclaredError('set.truth-elsewhere', {});
      return handlers['reading.resolve'](input);
    },
  };
}

function sittingOf({ set, enrolment, readings }: Sitting, caseId: string, now: string): CaseSitting {
  const next = nextSetCase(set, readings, enrolment.seed, now);
  const time = revealTime(set, readings);
  const isDone = set.kind === 'study' ? isDecided : isCommitted;
  return {
    setId: set.setId,
    name: set.name,
    kind: set.kind,
    position: readings.findIndex((reading) => reading.caseId === caseId) + 1,
    caseCount: readings.length,
    doneCount: readings.filter(isDone).length,
    mayReveal: mayReveal(set, readings, now),
    revealFrom: typeof time === 'string' ? null : time.from,
    nextCaseId: next === null ? null : setCaseId({ caseId: next, setId: set.setId }),
  };
}
