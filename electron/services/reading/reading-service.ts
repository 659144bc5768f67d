import type { CaseDetail } from '#contract/case.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Mark } from '#contract/reading.ts';
import { advanceReading } from '#domain/casebook/advance-reading.ts';
import type { Reading } from '#domain/casebook/reading.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import { siteOnImage } from '#domain/casebook/site-on-image.ts';
import type { Announcer } from '../announcer.ts';
import { caseDetail } from '../casebook/case-detail.ts';
import type { CaseRecord, CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { Clock } from '../clock.ts';
import type { ModelAnalysis } from '../inference/model-analysis.ts';
import { predictMarkedFilm } from '../inference/predict-marked-film.ts';
import type { ReaderSession, SignedInReader } from '../readers/reader-session.ts';
import { readOthers } from './read-others.ts';

interface ReadingParts {
  readonly cases: CaseStore;
  readonly analysis: ModelAnalysis;
  readonly session: ReaderSession;
  readonly announcer: Announcer;
  readonly clock: Clock;
}

type ReadingHandlers = Pick<
  Handlers,
  | 'reading.mark'
  | 'reading.commit'
  | 'reading.amend'
  | 'reading.reveal'
  | 'reading.explain'
  | 'reading.decide'
  | 'reading.resolve'
  | 'reading.others'
>;

/**
 * Mark, read, commit, reveal, decide, resolve: the steps of a reading of the reader who is signed in, under the rules
 * of `domain/casebook`.
 */
export function createReadingService(parts: ReadingParts): ReadingHandlers {
  const inTurn = createTurns();
  /** One step by whoever is signed in now, on a case nobody else is at. */
  const step = async <Result>(
    caseId: string,
    take: (reader: SignedInReader, at: string) => Promise<Result>,
  ): Promise<Result> => {
    const reader = await parts.session.require();
    return inTurn(caseId, () => take(reader, parts.clock.now()));
  };

  return {
    'reading.mark': ({ caseId, mark }) =>
      step(caseId, (reader, at) => saveMark(parts, caseId, reader, at, mark)),
    'reading.commit': ({ caseId, read }) =>
      step(caseId, ({ readerId, name }, at) =>
        record(parts, caseId, {
          kind: 'committed',
          at,
          readerId,
          read: { ...read, reader: name, committedAt: at },
        }),
      ),
    'reading.amend': ({ caseId, amendment }) =>
      step(caseId, async ({ readerId, name }, at) => {
        const { events } = await findCase(parts.cases, caseId);
        const afterReveal = 'prediction' in readingOf(caseId, readerId, events);
        return record(parts, caseId, {
          kind: 'amended',
          at,
          readerId,
          amendment: { ...amendment, reader: name, amendedAt: at, afterReveal },
        });
      }),
    'reading.reveal': ({ caseId }) => step(caseId, (reader) => reveal(parts, caseId, reader)),
    'reading.explain': async ({ caseId }) => {
      const { readerId } = await parts.session.require();
      const found = await findCase(parts.cases, caseId);
      const reading = requireRevealed(caseId, readingOf(caseId, readerId, found.events));
      const { maps } = await parts.analysis.predict(found.source, reading.mark);
      return maps.map((map) => ({ ...map, values: [...map.values] }));
    },
    'reading.decide': ({ caseId, ...call }) =>
      step(caseId, ({ readerId, name }, at) =>
        record(parts, caseId, {
          kind: 'decided',
          at,
          readerId,
          read: { ...call, reader: name, decidedAt: at },
        }),
      ),
    'reading.resolve': ({ caseId, reference }) =>
      step(caseId, ({ readerId, name }, at) =>
        record(parts, caseId, {
          kind: 'resolved',
          at,
          readerId,
          reference: { ...reference, reader: name, recordedAt: at },
        }),
      ),
    'reading.others': async ({ caseId }) => {
      const { readerId } = await parts.session.require();
      return readOthers(await findCase(parts.cases, caseId), readerId);
    },
  };
}

async function saveMark(
  parts: ReadingParts,
  caseId: string,
  { readerId }: SignedInReader,
  at: string,
  mark: Mark,
): Promise<CaseDetail> {
  const { facts } = await findCase(parts.cases, caseId);
  const site = siteOnImage(mark.site, facts);
  const { frameNumber = 1 } = mark;
  if (!site || frameNumber > facts.frameCount) throw new DeclaredError('reading.outside-image', { caseId });
  return record(parts, caseId, { kind: 'marked', at, readerId, mark: { ...mark, site } });
}

/** Computes the prediction at the reader's first reveal; later reveals answer what was shown then. */
async function reveal(
  parts: ReadingParts,
  caseId: string,
  { readerId }: SignedInReader,
): Promise<CaseDetail> {
  const found = await findCase(parts.cases, caseId);
  const reading = readingOf(caseId, readerId, found.events);
  if (reading.state === 'unread') throw new DeclaredError('reading.not-committed', { caseId });
  if (reading.state !== 'committed') return caseDetail(found, readerId);
  const prediction = await predictMarkedFilm(parts.analysis, parts.clock, found.source, reading.mark);
  return record(parts, caseId, { kind: 'revealed', at: parts.clock.now(), readerId, prediction });
}

/** Checks the event against the rules, makes it durable, tells the windows. */
async function record(parts: ReadingParts, caseId: string, event: ReadingEvent): Promise<CaseDetail> {
  const found = await findCase(parts.cases, caseId);
  advanceReading(caseId, readingOf(caseId, event.readerId, found.events), event);
  await parts.cases.append(caseId, event);
  parts.announcer.announce('cases.changed', { caseId });
  const updated: CaseRecord = { ...found, events: [...found.events, event] };
  return caseDetail(updated, event.readerId);
}

function requireRevealed(caseId: string, reading: Reading): Extract<Reading, { prediction: unknown }> {
  if (reading.state === 'unread') throw new DeclaredError('reading.not-committed', { caseId });
  if (reading.state === 'committed') throw new DeclaredError('reading.not-revealed', { caseId });
  return reading;
}

/** Runs the tasks of one case one after the other, so that a rule is checked against what is stored. */
function createTurns(): <Result>(caseId: string, task: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (caseId, task) => {
    const turn = (last.get(caseId) ?? Promise.resolve()).then(task, task);
    last.set(caseId, turn);
    const forget = (): void => {
      if (last.get(caseId) === turn) last.delete(caseId);
    };
    turn.then(forget, forget);
    return turn;
  };
}
