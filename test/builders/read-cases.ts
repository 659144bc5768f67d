import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReadingCall } from '#contract/reading.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { caseRecord, imageFacts } from './case-record.ts';
import { giveReader } from './give-reader.ts';
import { readingEvents } from './reading-events.ts';
import { testKey } from './test-key.ts';

type DefiniteCall = Exclude<ReadingCall, 'indeterminate'>;

/** One case as it was read, and what is known of it. */
export interface ReadCase {
  readonly truth: DefiniteCall | null;
  readonly unaided?: ReadingCall;
  readonly aided?: ReadingCall;
  /** Null: the model refused. It calls pathologic from .5. */
  readonly score?: number | null;
  readonly confidencePercent?: number;
  readonly reader?: string;
  readonly side?: 'left' | 'right';
  readonly patientId?: string;
  /** The package that was revealed. */
  readonly manifestSha256?: string;
  readonly predictedAt?: string;
  /** Further readers of the same case, with their names; each reads to the end. */
  readonly others?: readonly OtherRead[];
}

interface OtherRead {
  readonly reader: string;
  readonly unaided: ReadingCall;
  readonly aided: ReadingCall;
  readonly confidencePercent?: number;
}

/** A data folder whose casebook holds these cases, `case 0` first; for `startFemora`. */
export async function givenCasebook(cases: readonly ReadCase[]): Promise<string> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-test-'));
  giveReader(dataFolder);
  await addReadCases(dataFolder, cases);
  return dataFolder;
}

/** Adds these cases, `case 0` first, to the casebook of a data folder. They have no films. */
export async function addReadCases(dataFolder: string, cases: readonly ReadCase[]): Promise<void> {
  const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
  const store = createSqliteCaseStore(database);
  // One wait for the disk, not one for each event.
  database.exec('BEGIN');
  for (const [index, read] of cases.entries()) {
    const facts = imageFacts(read.patientId === undefined ? {} : { patientId: read.patientId });
    await store.add(caseRecord({ caseId: `case ${String(index)}`, facts }), new Uint8Array());
    const events = [...eventsOf(read), ...(read.others ?? []).flatMap((other) => otherEvents(read, other))];
    for (const event of events) await store.append(`case ${String(index)}`, event);
  }
  database.exec('COMMIT');
  database.close();
}

function eventsOf({
  truth,
  unaided = 'nonpathologic',
  aided = unaided,
  score = 0.1,
  confidencePercent = 20,
  reader = 'Reader 1',
  side = 'left',
  manifestSha256,
  predictedAt,
}: ReadCase): ReadingEvent[] {
  const { marked, committed, revealed, decided, resolved } = readingEvents({
    call: unaided,
    aidedCall: aided,
    score: score ?? 0,
  });
  const provenance = {
    ...revealed.prediction.provenance,
    ...(manifestSha256 === undefined ? {} : { manifestSha256 }),
    ...(predictedAt === undefined ? {} : { predictedAt }),
  };
  const refused = {
    kind: 'refused' as const,
    refusals: [{ code: 'not-a-hip' as const, measured: 0.1, threshold: 0.5 }],
    provenance,
  };
  return [
    { ...marked, mark: { ...marked.mark, side } },
    { ...committed, read: { ...committed.read, confidencePercent, reader } },
    { ...revealed, prediction: score === null ? refused : { ...revealed.prediction, provenance } },
    { ...decided, read: { ...decided.read, reader } },
    ...(truth === null ? [] : [{ ...resolved, reference: { ...resolved.reference, truth } }]),
  ];
}

/** The same case read to the end by somebody else, whose ID is their name. */
function otherEvents(read: ReadCase, { reader, ...calls }: OtherRead): ReadingEvent[] {
  return eventsOf({ ...read, ...calls, reader, truth: null }).map((event) => ({
    ...event,
    readerId: reader,
  }));
}
