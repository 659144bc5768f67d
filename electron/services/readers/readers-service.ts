import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Reader, ReaderSessionState } from '#contract/reader.ts';
import type { ReaderEvent } from '#domain/casebook/reader-event.ts';
import type { Announcer } from '../announcer.ts';
import type { Clock } from '../clock.ts';
import { checkPin } from './check-pin.ts';
import type { PinSealer } from './pin-sealer.ts';
import type { ReaderSession } from './reader-session.ts';
import type { ReaderStore, StoredReader } from './reader-store.ts';

interface ReadersParts {
  readonly store: ReaderStore;
  readonly pins: PinSealer;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly newId: () => string;
}

type ReadersHandlers = Pick<
  Handlers,
  | 'readers.session'
  | 'readers.add'
  | 'readers.signIn'
  | 'readers.signOut'
  | 'readers.rename'
  | 'readers.changePin'
>;

/**
 * The readers of a workstation, of whom one is signed in. The only reader of a casebook may do without a PIN and is
 * then signed in from the start; with several everybody needs one, or nobody's reads were private.
 */
export function createReadersService(parts: ReadersParts): {
  readonly handlers: ReadersHandlers;
  readonly session: ReaderSession;
} {
  const { store, pins, clock } = parts;
  let currentId: string | null = null;

  const start = async (): Promise<void> => {
    const [only, ...others] = await store.list();
    if (only && others.length === 0 && only.sealedPin === null) currentId = only.readerId;
  };
  const inTurn = createQueue(start());
  const current = async (): Promise<StoredReader> => {
    const reader = (await store.list()).find(({ readerId }) => readerId === currentId);
    if (!reader) throw new DeclaredError('reader.not-signed-in', {});
    return reader;
  };
  const state = async (): Promise<ReaderSessionState> => {
    const readers = (await store.list()).map(publicReader);
    return { reader: readers.find(({ readerId }) => readerId === currentId) ?? null, readers };
  };
  const announceState = async (): Promise<ReaderSessionState> => {
    const changed = await state();
    parts.announcer.announce('readers.changed', changed);
    return changed;
  };
  const stamp = <Kind extends ReaderEvent['kind']>(kind: Kind, readerId: string) => ({
    kind,
    at: clock.now(),
    readerId,
  });

  const add = async (name: string, pin: string | null): Promise<ReaderSessionState> => {
    const readers = await store.list();
    requireFreeName(readers, name);
    const open = readers.find(({ sealedPin }) => sealedPin === null);
    if (open) throw new DeclaredError('reader.pin-needed', { name: open.name });
    if (readers.length > 0 && pin === null) throw new DeclaredError('reader.pin-needed', { name });
    const sealedPin = pin === null ? null : await pins.seal(pin);
    const reader = { readerId: parts.newId(), name, sealedPin, wrongPins: 0, lastWrongPinAt: null };
    await store.add(reader, { ...stamp('reader-added', reader.readerId), name, hasPin: pin !== null });
    currentId = reader.readerId;
    return announceState();
  };

  const signIn = async (readerId: string, pin: string | null): Promise<ReaderSessionState> => {
    const reader = (await store.list()).find((one) => one.readerId === readerId);
    if (!reader) throw new DeclaredError('reader.not-found', { readerId });
    await store.save(await checkPin(parts, reader, pin), stamp('signed-in', readerId));
    currentId = readerId;
    return announceState();
  };

  const signOut = async (): Promise<ReaderSessionState> => {
    if (currentId !== null) {
      const reader = await current();
      currentId = null;
      await store.save(reader, stamp('signed-out', reader.readerId));
    }
    return announceState();
  };

  const rename = async (name: string): Promise<ReaderSessionState> => {
    const reader = await current();
    requireFreeName(
      (await store.list()).filter(({ readerId }) => readerId !== reader.readerId),
      name,
    );
    await store.save({ ...reader, name }, { ...stamp('reader-renamed', reader.readerId), name });
    return announceState();
  };

  const changePin = async (oldPin: string | null, newPin: string | null): Promise<ReaderSessionState> => {
    const reader = await checkPin(parts, await current(), oldPin);
    if (newPin === null && (await store.list()).length > 1) {
      throw new DeclaredError('reader.pin-needed', { name: reader.name });
    }
    const sealedPin = newPin === null ? null : await pins.seal(newPin);
    const event = { ...stamp('pin-changed', reader.readerId), hasPin: newPin !== null };
    await store.save({ ...reader, sealedPin }, event);
    return announceState();
  };

  return {
    handlers: {
      'readers.session': () => inTurn(state),
      'readers.add': ({ name, pin }) => inTurn(() => add(name, pin)),
      'readers.signIn': ({ readerId, pin }) => inTurn(() => signIn(readerId, pin)),
      'readers.signOut': () => inTurn(signOut),
      'readers.rename': ({ name }) => inTurn(() => rename(name)),
      'readers.changePin': ({ oldPin, newPin }) => inTurn(() => changePin(oldPin, newPin)),
    },
    session: { require: () => inTurn(current) },
  };
}

function publicReader({ readerId, name, sealedPin }: StoredReader): Reader {
  return { readerId, name, hasPin: sealedPin !== null };
}

function requireFreeName(others: readonly StoredReader[], name: string): void {
  const taken = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new DeclaredError('reader.name-taken', { name: taken.name });
}

/** Runs tasks one after the other, after `first`, so that who is signed in never changes in the middle of one. */
function createQueue(first: Promise<unknown>): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last = first;
  return (task) => {
    const turn = last.then(task, task);
    last = turn;
    return turn;
  };
}
