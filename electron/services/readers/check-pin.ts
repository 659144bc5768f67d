import { DeclaredError } from '#contract/declared-error.ts';
import { freePinAttempts, pinWaitMs } from '#domain/casebook/pin-wait.ts';
import type { Clock } from '../clock.ts';
import type { PinSealer } from './pin-sealer.ts';
import type { ReaderStore, StoredReader } from './reader-store.ts';

interface CheckParts {
  readonly store: ReaderStore;
  readonly pins: PinSealer;
  readonly clock: Clock;
}

/**
 * Answers the reader, with wrong PINs forgotten, when the PIN is right or none is needed. Each wrong one is counted
 * durably before it is answered, so that starting again gains nothing. Throws `reader.wrong-pin` or `reader.wait`.
 */
export async function checkPin(
  { store, pins, clock }: CheckParts,
  reader: StoredReader,
  pin: string | null,
): Promise<StoredReader> {
  if (reader.sealedPin === null) return reader;
  const now = clock.now();
  const waitMs = remainingWaitMs(reader, now);
  if (waitMs > 0) throw new DeclaredError('reader.wait', { waitSeconds: Math.ceil(waitMs / 1000) });
  if (pin !== null && (await pins.matches(pin, reader.sealedPin))) {
    return { ...reader, wrongPins: 0, lastWrongPinAt: null };
  }
  const wrongPins = reader.wrongPins + 1;
  const refused = { ...reader, wrongPins, lastWrongPinAt: now };
  await store.save(refused, { kind: 'pin-refused', at: now, readerId: reader.readerId });
  throw new DeclaredError('reader.wrong-pin', { attemptsLeft: Math.max(0, freePinAttempts - wrongPins) });
}

/** A clock that was set back makes nobody wait longer than the wait itself. */
function remainingWaitMs({ wrongPins, lastWrongPinAt }: StoredReader, now: string): number {
  if (lastWrongPinAt === null) return 0;
  const passedMs = Math.max(0, Date.parse(now) - Date.parse(lastWrongPinAt));
  return pinWaitMs(wrongPins) - passedMs;
}
