import type { Prediction } from '#contract/prediction.ts';
import type { AidedRead, Mark, ReferenceStandard, UnaidedRead } from '#contract/reading.ts';

interface Committed {
  readonly mark: Mark;
  readonly unaided: UnaidedRead;
}

interface Revealed extends Committed {
  readonly prediction: Prediction;
}

interface Decided extends Revealed {
  readonly aided: AidedRead;
}

/** How far the reading of one case has come, with exactly what is known at that point. */
export type Reading =
  | { readonly state: 'unread'; readonly mark: Mark | null }
  | ({ readonly state: 'committed' } & Committed)
  | ({ readonly state: 'revealed' } & Revealed)
  | ({ readonly state: 'decided' } & Decided)
  | ({ readonly state: 'resolved'; readonly referenceStandard: ReferenceStandard } & Decided);

export const unread: Reading = { state: 'unread', mark: null };
