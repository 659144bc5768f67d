import type { ComparedCase } from '#contract/comparison.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { ReadingCall, ReferenceStandard, Side } from '#contract/reading.ts';
import { isDemoFilm } from './demo-film.ts';
import { unread, type Reading } from './reading.ts';
import type { ReadingEvent } from './reading-event.ts';
import { readingOf } from './reading-of.ts';
import { isSetReader } from './set-case.ts';

/** How far one reader has come with a case, and what was called; folded from that reader's events. */
export interface EntryReading {
  readonly readerId: string;
  readonly state: Reading['state'];
  readonly side: Side | null;
  /** Null before the commit. */
  readonly unaided: {
    readonly call: ReadingCall;
    readonly confidencePercent: number;
    readonly reader: string;
    readonly committedAt: string;
    readonly note: string;
  } | null;
  /** Null before the reveal. */
  readonly model: {
    readonly call: ComparedCase['model'];
    readonly score: number | null;
    readonly name: string;
    readonly version: string;
    readonly manifestSha256: string;
    readonly predictedAt: string;
  } | null;
  readonly aided: { readonly call: ReadingCall; readonly reader: string; readonly decidedAt: string } | null;
  /** Null until known, and before the final call. */
  readonly truth: 'pathologic' | 'nonpathologic' | null;
  /** Where the truth comes from; null as long as that is. */
  readonly truthSource: ReferenceStandard['source'] | null;
}

/** What lists, searches and statistics need of a case: everything but film facts, events in full, and labels. */
export interface CaseEntry {
  readonly caseId: string;
  readonly title: string;
  readonly openedAt: string;
  readonly fileName: string;
  readonly patientId: string | null;
  readonly accessionNumber: string | null;
  readonly studyDate: string | null;
  readonly statedSide: Side | null;
  readonly isDemo: boolean;
  /** The reference standard is known, whoever entered it. */
  readonly truthIsKnown: boolean;
  /** Of every reader who has begun. */
  readonly readings: readonly EntryReading[];
}

interface StoredCase {
  readonly caseId: string;
  readonly title: string;
  readonly openedAt: string;
  readonly facts: ImageFacts;
  readonly events: readonly ReadingEvent[];
}

/** Folds a stored case. The same record always gives the same entry, so that a stored entry can be thrown away. */
export function caseEntry({ caseId, title, openedAt, facts, events }: StoredCase): CaseEntry {
  return {
    caseId,
    title,
    openedAt,
    fileName: facts.fileName,
    patientId: facts.patientId ?? null,
    accessionNumber: facts.accessionNumber ?? null,
    studyDate: facts.studyDate ?? null,
    statedSide: facts.laterality ?? null,
    isDemo: isDemoFilm(facts),
    truthIsKnown: events.some(({ kind }) => kind === 'resolved'),
    readings: readerIdsIn(events).map((readerId) =>
      entryReading(readerId, readingOf(caseId, readerId, events)),
    ),
  };
}

/** How far a reader has come with a case, of whom the entry may know nothing. */
export function readingIn(entry: CaseEntry, readerId: string): EntryReading {
  return entry.readings.find((reading) => reading.readerId === readerId) ?? { ...notBegun, readerId };
}

/** Everybody who has begun to read in the clinic. Whoever only entered the truth, or reads in a set, has not. */
function readerIdsIn(events: readonly ReadingEvent[]): string[] {
  return [
    ...new Set(
      events.flatMap(({ kind, readerId }) =>
        kind === 'resolved' || isSetReader(readerId) ? [] : [readerId],
      ),
    ),
  ];
}

const notBegun = entryReading('', unread);

function entryReading(readerId: string, reading: Reading): EntryReading {
  const unaided = 'unaided' in reading ? reading.unaided : null;
  const prediction = 'prediction' in reading ? reading.prediction : null;
  const aided = 'aided' in reading ? reading.aided : null;
  return {
    readerId,
    state: reading.state,
    side: reading.mark?.side ?? null,
    unaided: unaided && {
      call: unaided.call,
      confidencePercent: unaided.confidencePercent,
      reader: unaided.reader,
      committedAt: unaided.committedAt,
      note: unaided.note,
    },
    model: prediction && {
      call: prediction.kind === 'refused' ? 'refused' : prediction.call,
      score: prediction.kind === 'refused' ? null : prediction.score,
      name: prediction.provenance.modelName,
      version: prediction.provenance.modelVersion,
      manifestSha256: prediction.provenance.manifestSha256,
      predictedAt: prediction.provenance.predictedAt,
    },
    aided: aided && { call: aided.call, reader: aided.reader, decidedAt: aided.decidedAt },
    truth: 'referenceStandard' in reading ? reading.referenceStandard.truth : null,
    truthSource: 'referenceStandard' in reading ? reading.referenceStandard.source : null,
  };
}
