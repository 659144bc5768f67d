import { seededRandom } from '#domain/statistics/seeded-random.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import type { CaseRecord } from '#services/casebook/case-store.ts';
import { caseRecord, imageFacts } from './case-record.ts';
import { readingEvents } from './reading-events.ts';

const families = ['SMITH', 'MÜLLER', 'GARCIA', 'OKAFOR', 'NAKAMURA', 'ØSTERGAARD', 'KOWALSKI', 'ROSSI'];
const given = ['ANNA', 'BO', 'CHEN', 'DANA', 'EMIL', 'FATIMA', 'GRETA', 'HUGO'];
const notes = [
  '',
  '',
  'thin cortex above the lesser trochanter',
  'ask for earlier films',
  'fell from a chair',
];
const dayMs = 24 * 3600 * 1000;
const firstDayMs = Date.parse('2019-01-01T08:00:00.000Z');

/**
 * Synthetic cases, the same for the same count: three films for two patients, an hour apart. Nine in ten are read to
 * the final call; of these four in five have their truth.
 */
export function* manyCases(count: number): Generator<CaseRecord> {
  const random = seededRandom(7);
  const pick = <Value>(values: readonly Value[], fallback: Value): Value =>
    values[Math.floor(random() * values.length)] ?? fallback;
  for (let index = 0; index < count; index += 1) {
    const patient = Math.floor((index * 2) / 3);
    const openedAt = new Date(firstDayMs + index * 3_600_000).toISOString();
    const name = `${families[patient % families.length] ?? ''}^${given[Math.floor(patient / 8) % 8] ?? ''} ${String(patient)}`;
    const facts = imageFacts({
      patientName: name,
      patientId: `MRN-${String(patient).padStart(7, '0')}`,
      accessionNumber: `A${String(100_000 + index)}`,
      studyDate: new Date(firstDayMs + index * 3_600_000 - dayMs).toISOString().slice(0, 10),
      laterality: index % 2 === 0 ? 'left' : 'right',
      fileName: `film-${String(index)}.dcm`,
    });
    yield caseRecord({
      caseId: `case-${String(index).padStart(7, '0')}`,
      title: name,
      openedAt,
      facts,
      events: random() < 0.9 ? readTo(random, openedAt, pick(notes, '')) : [],
    });
  }
}

function readTo(random: () => number, openedAt: string, note: string): ReadingEvent[] {
  const isPathologic = random() < 0.15;
  const score = Math.min(1, Math.max(0, (isPathologic ? 0.6 : 0.25) + 0.5 * (random() - 0.5)));
  const call = random() < 0.85 === isPathologic ? 'pathologic' : 'nonpathologic';
  const aidedCall = random() < 0.9 ? call : isPathologic ? 'pathologic' : 'nonpathologic';
  const { marked, committed, revealed, decided, resolved } = readingEvents({ call, aidedCall, score });
  const confidencePercent = Math.round(100 * Math.min(1, Math.max(0, score + 0.3 * (random() - 0.5))));
  return [
    marked,
    { ...committed, read: { ...committed.read, note, confidencePercent } },
    revealed,
    { ...decided, read: { ...decided.read, decidedAt: openedAt } },
    ...(random() < 0.8
      ? [
          {
            ...resolved,
            reference: {
              ...resolved.reference,
              truth: isPathologic ? ('pathologic' as const) : ('nonpathologic' as const),
            },
          },
        ]
      : []),
  ];
}
