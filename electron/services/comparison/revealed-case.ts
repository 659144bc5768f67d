import type { ComparedCase } from '#contract/comparison.ts';
import { readingIn, type CaseEntry, type EntryReading } from '#domain/casebook/case-entry.ts';
import { verdictsOf, type Calls } from './known-case.ts';

/** A case whose model was revealed to a reader, with that reader's reading. */
export interface RevealedCase {
  readonly entry: CaseEntry;
  readonly reading: RevealedReading;
}

type RevealedReading = EntryReading & {
  readonly side: NonNullable<EntryReading['side']>;
  readonly unaided: NonNullable<EntryReading['unaided']>;
  readonly model: NonNullable<EntryReading['model']>;
};

/** What one reader's reading of a case brings to the comparison; null before its model was revealed. */
export function revealedCase(entry: CaseEntry, readerId: string): RevealedCase | null {
  const reading = readingIn(entry, readerId);
  return isRevealed(reading) ? { entry, reading } : null;
}

export function callsOf({ reading: { unaided, aided, model, truth } }: RevealedCase): Calls {
  return { unaided: unaided.call, aided: aided?.call ?? null, model: model.call, truth };
}

/** As it crosses the contract. */
export function comparedCase(revealed: RevealedCase): ComparedCase {
  const { entry, reading } = revealed;
  const calls = callsOf(revealed);
  return {
    caseId: entry.caseId,
    title: entry.title,
    isDemo: entry.isDemo,
    side: reading.side,
    reader: reading.unaided.reader,
    confidencePercent: reading.unaided.confidencePercent,
    score: reading.model.score,
    ...calls,
    verdicts: verdictsOf(calls),
  };
}

function isRevealed(reading: EntryReading): reading is RevealedReading {
  return reading.unaided !== null && reading.model !== null && reading.side !== null;
}
