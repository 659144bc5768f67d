import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import type { Prediction } from '#contract/prediction.ts';
import type { ReadingCall } from '#contract/reading.ts';

type EventOfKind<Kind extends ReadingEvent['kind']> = Extract<ReadingEvent, { kind: Kind }>;

interface Variation {
  readonly readerId?: string;
  readonly call?: ReadingCall;
  readonly aidedCall?: ReadingCall;
  readonly score?: number;
}

const at = '2026-11-24T08:00:00.000Z';

/** One event of each kind, in an order the reading rules accept; the model calls pathologic from .5. */
export function readingEvents({
  readerId = 'reader-1',
  call = 'nonpathologic',
  aidedCall = call,
  score = 0.3,
}: Variation = {}): {
  readonly [Kind in ReadingEvent['kind']]: EventOfKind<Kind>;
} {
  const prediction: Prediction = {
    kind: 'score',
    score,
    call: score >= 0.5 ? 'pathologic' : 'nonpathologic',
    band: 'below',
    provenance: {
      modelName: 'femora-hip',
      modelVersion: '0.1.0',
      manifestSha256: '0'.repeat(64),
      provider: 'cpu',
      elapsedMs: 20,
      planeSha256: '1'.repeat(64),
      predictedAt: at,
    },
  };
  return {
    marked: {
      kind: 'marked',
      at,
      readerId,
      mark: { side: 'left', site: { xPx: 10, yPx: 20, widthPx: 100, heightPx: 120 } },
    },
    committed: {
      kind: 'committed',
      at,
      readerId,
      read: {
        call,
        confidencePercent: 20,
        findings: ['lysis'],
        note: '',
        reader: 'Reader 1',
        committedAt: at,
      },
    },
    revealed: { kind: 'revealed', at, readerId, prediction },
    decided: { kind: 'decided', at, readerId, read: { call: aidedCall, reader: 'Reader 1', decidedAt: at } },
    resolved: {
      kind: 'resolved',
      at,
      readerId,
      reference: {
        truth: 'nonpathologic',
        source: 'follow-up',
        establishedOn: '2026-11-20',
        reader: 'Reader 1',
        recordedAt: at,
      },
    },
    amended: {
      kind: 'amended',
      at,
      readerId,
      amendment: {
        reason: 'overlooked',
        text: 'The lesser trochanter is avulsed.',
        reader: 'Reader 1',
        amendedAt: at,
        afterReveal: false,
      },
    },
  };
}
