import type { ReaderEvent } from '#domain/casebook/reader-event.ts';

/** A reader as stored. */
export interface StoredReader {
  readonly readerId: string;
  readonly name: string;
  /** The sealed PIN, from which it cannot be read; null: the reader wants none. */
  readonly sealedPin: string | null;
  /** Wrong PINs since the last right one, and when the last of them was entered. */
  readonly wrongPins: number;
  readonly lastWrongPinAt: string | null;
}

/** The readers of the casebook. Each write comes with the event that the log keeps of it: both are stored, or neither. */
export interface ReaderStore {
  /** In the order in which they were added. */
  readonly list: () => Promise<readonly StoredReader[]>;
  readonly add: (reader: StoredReader, event: ReaderEvent) => Promise<void>;
  readonly save: (reader: StoredReader, event: ReaderEvent) => Promise<void>;
}
