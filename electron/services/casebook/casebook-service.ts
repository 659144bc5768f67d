import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { readingIn, type CaseEntry } from '#domain/casebook/case-entry.ts';
import { changeLabels, type CaseLabels } from '#domain/casebook/case-labels.ts';
import { priorFilms, type FilmIdentity } from '#domain/casebook/prior-films.ts';
import { parseSetCaseId } from '#domain/casebook/set-case.ts';
import { dueAfterWeeksByDefault, isTruthDue } from '#domain/casebook/truth-due.ts';
import type { Announcer } from '../announcer.ts';
import type { Clock } from '../clock.ts';
import type { ImageSource } from '../images/image-source.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { BlindedCases } from '../sets/blinded-cases.ts';
import { caseDetail, caseSummary } from './case-detail.ts';
import type { CaseEntryStore } from './case-entry-store.ts';
import type { CaseIndex } from './case-index.ts';
import type { CaseStore } from './case-store.ts';
import { findCase } from './find-case.ts';

/** As many as a list of films to compare with is scrolled through; those of the same patient come first. */
const offeredPriors = 60;

/** As many as a rail is scrolled through; whoever looks for an older case searches. */
const latestCases = 60;

interface CasebookParts {
  readonly store: CaseStore;
  readonly entries: CaseEntryStore;
  readonly index: CaseIndex;
  readonly session: ReaderSession;
  readonly blinded: BlindedCases;
  readonly announcer: Announcer;
  readonly clock: Clock;
  /** Called when a case is asked for, whose film is likely to be asked for next; must not throw. */
  readonly onAsked: (caseId: string, source: ImageSource) => void;
}

type CasebookHandlers = Pick<
  Handlers,
  'cases.list' | 'cases.get' | 'cases.priors' | 'cases.find' | 'cases.due' | 'cases.label'
>;

/** Lists, finds and shows cases, as far as the reader who is signed in has come with them, and labels them. */
export function createCasebookService(parts: CasebookParts): CasebookHandlers {
  const { store, index, session, clock } = parts;
  return {
    'cases.list': async () => {
      const { readerId } = await session.require();
      return (await store.latest(latestCases)).map((record) => caseSummary(record, readerId));
    },
    'cases.get': async ({ caseId }) => {
      const { readerId } = await session.require();
      const record = await findCase(store, caseId);
      parts.onAsked(caseId, record.source);
      return caseDetail(record, readerId);
    },
    'cases.priors': async ({ caseId }) => {
      await session.require();
      const of = await findCase(store, caseId);
      // Within a set nothing may say whose film it is.
      if (parseSetCaseId(caseId)) return [];
      const films = (await index.entries()).map(filmIdentity);
      return [...priorFilms(of, films).slice(0, offeredPriors)];
    },
    'cases.find': async (query) => {
      const { readerId } = await session.require();
      const closed = await parts.blinded(readerId);
      const page = await index.find(query, { readerId, now: clock.now() });
      const rows = page.rows.map((row) => (closed.has(row.caseId) ? { ...row, truth: null } : row));
      return { ...page, rows };
    },
    'cases.due': async () => {
      const { readerId } = await session.require();
      const now = clock.now();
      const dueCount = await index.count(
        ({ entry, labels }) =>
          !labels.isArchived && isTruthDue(entry, readingIn(entry, readerId), now, dueAfterWeeksByDefault),
      );
      return { dueCount, dueAfterWeeks: dueAfterWeeksByDefault };
    },
    'cases.label': async ({ caseIds, change }) => {
      const changed = new Map<string, CaseLabels>();
      for (const caseId of caseIds) {
        const labels = await index.labels(caseId);
        if (!labels) throw new DeclaredError('case.not-found', { caseId });
        changed.set(caseId, changeLabels(labels, change));
      }
      await parts.entries.saveLabels(changed);
      for (const caseId of changed.keys()) parts.announcer.announce('cases.changed', { caseId });
      return {};
    },
  };
}

function filmIdentity({ caseId, title, patientId, studyDate }: CaseEntry): FilmIdentity {
  const facts = {
    ...(patientId === null ? {} : { patientId }),
    ...(studyDate === null ? {} : { studyDate }),
  };
  return { caseId, title, facts };
}
