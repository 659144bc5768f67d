import type { ReferenceStandard } from '#contract/reading.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';

/** The reference standard of a case: the one entered last. */
export function referenceOf(events: readonly ReadingEvent[]): ReferenceStandard | null {
  const last = events.findLast((event) => event.kind === 'resolved');
  return last?.kind === 'resolved' ? last.reference : null;
}

export function truthOf(events: readonly ReadingEvent[]): ReferenceStandard['truth'] | null {
  return referenceOf(events)?.truth ?? null;
}
