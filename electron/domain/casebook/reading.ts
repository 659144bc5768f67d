import type { Prediction } from '#contract/prediction.ts';
import type { AidedRead, Amendment, Mark, ReferenceStandard, UnaidedRead } from '#contract/reading.ts';

interface Committed {
  readonly mark: Mark;
  readonly unaided: UnaidedRead;
  /** What was added since, the earliest first. The read itself stays as it was committed. */
  readonly amendments: readonly Amendment[];
}

interface Revealed extends Committed {
  readonly prediction: Prediction;
}

interface Decided extends Revealed {
  readonly aided: AidedRead;
}

/** How far one reader's reading of one case has come, with exactly what is known at that point. */
export type Reading =
  | { readonly state: 'unread'; readonly mark: Mark | null }
  | ({ readonly state: 'committed' } & Committed)
  | ({ readonly state: 'revealed' } & Revealed)
  | ({ readonly state: 'decided' } & Decided)
  | ({ readonly state: 'resolved'; readonly referenceStandard: ReferenceStandard } & Decided);

export const unread: Reading = { state: 'unread', mark: null };
