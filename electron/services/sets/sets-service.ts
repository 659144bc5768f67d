import type { CaseSummary } from '#contract/case.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { ReadingSet } from '#contract/reading-set.ts';
import { setCaseId } from '#domain/casebook/set-case.ts';
import { isSetFinished, nextSetCase, revealTime, setProgress } from '#domain/casebook/set-rules.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { Clock } from '../clock.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import { exportSet } from './export-set.ts';
import { findSet, findSitting, readingsOf } from './find-sitting.ts';
import { ownCurve } from './own-curve.ts';
import type { SetStore, StoredSet } from './set-store.ts';

interface SetsParts {
  /** The casebook with names and truths; nothing of it leaves here but what is asked for by somebody who may know. */
  readonly cases: CaseStore;
  readonly sets: SetStore;
  readonly session: ReaderSession;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A whole number, 32 bits. */
  readonly newSeed: () => number;
}

type SetHandlers = Pick<
  Handlers,
  'sets.list' | 'sets.create' | 'sets.open' | 'sets.export' | 'sets.learningCurve'
>;

/** Sets of cases that are read apart from the clinic: studies and teaching. */
export function createSetsService(parts: SetsParts): SetHandlers {
  const { cases, sets, session, clock } = parts;
  const shown = async (set: StoredSet, readerId: string): Promise<ReadingSet> => {
    const { caseIds, ...rest } = set;
    const enrolments = await sets.enrolments(set.setId);
    const progressOf = (one: (typeof enrolments)[number]) =>
      setProgress(set, one.reader, readingsOf(set, one));
    const own = enrolments.find((one) => one.readerId === readerId);
    return {
      ...rest,
      caseCount: caseIds.length,
      own: own ? progressOf(own) : null,
      others: enrolments.filter((one) => one !== own).map(progressOf),
    };
  };

  return {
    'sets.list': async () => {
      const { readerId } = await session.require();
      const listed: ReadingSet[] = [];
      for (const set of await sets.list()) listed.push(await shown(set, readerId));
      return listed;
    },
    'sets.create': async (draft) => {
      const { readerId, name } = await session.require();
      const caseIds = [...new Set(draft.caseIds)];
      for (const caseId of caseIds) {
        const { events } = await findCase(cases, caseId);
        const hasTruth = events.some(({ kind }) => kind === 'resolved');
        if (draft.kind === 'teaching' && !hasTruth) throw new DeclaredError('set.truth-missing', { caseId });
      }
      const washoutDays = draft.kind === 'teaching' ? 0 : draft.washoutDays;
      const made = { setId: parts.newId(), createdAt: clock.now(), createdBy: name };
      const set: StoredSet = { ...draft, ...made, caseIds, washoutDays };
      await sets.add(set);
      return shown(set, readerId);
    },
    'sets.open': async ({ setId }) => {
      const { readerId } = await session.require();
      const set = await findSet(sets, setId);
      await sets.enrol(setId, { readerId, seed: parts.newSeed() });
      const { enrolment, readings } = await findSitting(sets, setId, readerId);
      const summaries = readings.map(({ caseId, state }, index): CaseSummary => ({
        caseId: setCaseId({ caseId, setId }),
        title: `Case ${String(index + 1)}`,
        state,
        openedAt: set.createdAt,
        isDemo: false,
      }));
      const next = nextSetCase(set, readings, enrolment.seed, clock.now());
      const time = revealTime(set, readings);
      return {
        set: await shown(set, readerId),
        cases: summaries,
        nextCaseId: next === null ? null : setCaseId({ caseId: next, setId }),
        revealFrom: typeof time === 'string' ? null : time.from,
      };
    },
    'sets.export': async ({ setId }) => {
      const { readerId } = await session.require();
      const set = await findSet(sets, setId);
      const enrolments = await sets.enrolments(setId);
      const own = enrolments.find((one) => one.readerId === readerId);
      // The file holds every truth of the set.
      if (own && !isSetFinished(set, readingsOf(set, own))) throw new DeclaredError('set.unfinished', {});
      return exportSet(cases, set, enrolments);
    },
    'sets.learningCurve': async () => {
      const { readerId } = await session.require();
      return ownCurve(cases, sets, readerId);
    },
  };
}
