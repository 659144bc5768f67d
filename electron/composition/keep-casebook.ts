import type { DiskCasebook } from '#adapters/case-store/disk-casebook.ts';
import type { KeyRing } from '#adapters/sealing/key-ring.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { CallName, Handlers } from '#contract/contract-types.ts';
import { contract } from '#contract/contract.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Announcer } from '#services/announcer.ts';
import type { Clock } from '#services/clock.ts';
import { createStorageService, type StorageHandlers } from '#services/storage/storage-service.ts';
import { serve } from '#transport/serve.ts';
import type { Femora } from './femora.ts';
import { openCasebook, type CasebookState, type OpenCasebook } from './open-casebook.ts';
import { statusOf } from './casebook-status.ts';

/** All services over one open casebook. */
export interface WiredServices {
  readonly handlers: Handlers;
  readonly bytes: Femora['bytes'];
  readonly importFile: Femora['importFile'];
  readonly readDiscIndex: Femora['readDiscIndex'];
  /** Ends what works on the casebook; whoever opened it closes it. */
  readonly close: () => Promise<void>;
}

interface KeeperParts {
  readonly casebook: DiskCasebook;
  readonly keys: KeyRing;
  /** Makes all services over an open casebook: once at the start, again after a restore. */
  readonly wire: (open: OpenCasebook, storage: StorageHandlers) => WiredServices;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly reportDefect: (what: string, thrown: unknown) => void;
}

const hourMs = 3_600_000;

/**
 * Keeps the casebook open under the services, with a backup a day, unlocks it, and changes both for a backup when asked
 * to. While the file cannot be used, everything but the way to use it answers why.
 */
export function keepCasebook(parts: KeeperParts): Femora {
  const { casebook, keys, wire, announcer, clock, reportDefect } = parts;
  let state: CasebookState = { kind: 'locked', isNew: false };
  let services: WiredServices | null = null;
  let openedAt = clock.now();
  let copying: Promise<void> = Promise.resolve();
  let sealing: Promise<void> = Promise.resolve();
  let tellOpen: () => void = () => undefined;
  const whenOpen = new Promise<void>((resolve) => {
    tellOpen = resolve;
  });

  const enter = (next: CasebookState): void => {
    state = next;
    openedAt = clock.now();
    if (state.kind !== 'open') return;
    services = wire(state, storage);
    tellOpen();
    copyDaily();
  };
  const enterWith = (dataKey: Uint8Array): void => {
    enter({ ...casebook.open(dataKey), dataKey });
    sealing = casebook.sealBackups(dataKey, (name, thrown) => {
      reportDefect(`sealing of a backup, ${name}`, thrown);
    });
  };
  const inUse = (): { readonly open: OpenCasebook; readonly services: WiredServices } => {
    switch (state.kind) {
      case 'faulted':
        throw state.error;
      case 'locked':
        throw new DeclaredError('store.locked', {});
      case 'open':
        if (!services) throw new Error('the casebook is closed');
        return { open: state, services };
      default:
        return assertNever(state);
    }
  };
  const heldKey = (): Uint8Array => {
    if ('dataKey' in state) return state.dataKey;
    throw new DeclaredError('store.locked', {});
  };
  const requireLocked = (isNew: boolean): void => {
    if (state.kind !== 'locked' || state.isNew !== isNew) {
      throw new DeclaredError('request.invalid', { operation: 'storage', reason: 'it is open already' });
    }
  };
  /** One copy at a time; `copying` itself never rejects. */
  const copyInTurn = (copy: (open: OpenCasebook) => Promise<void>): Promise<void> => {
    const turn = copying.then(() => copy(inUse().open));
    copying = turn.catch(() => undefined);
    return turn;
  };
  const copyDaily = (): void => {
    if (!services) return;
    copyInTurn(({ database }) => casebook.copyDaily(database, clock.now())).catch((thrown: unknown) => {
      reportDefect('backup', thrown);
    });
  };
  const shut = async (): Promise<void> => {
    await services?.close();
    services = null;
    await Promise.all([copying, sealing]);
    if (state.kind === 'open') state.database.close();
  };

  const storage = createStorageService(
    {
      status: () => ({ ...statusOf(state, keys), openedAt }),
      backups: () => Promise.resolve(casebook.backups()),
      backUp: () => copyInTurn(({ database }) => casebook.copy(database, 'asked-for', clock.now())),
      check: () => Promise.resolve(casebook.check(inUse().open.database)),
      restore: async (name) => {
        const dataKey = heldKey();
        casebook.prepareBackup(dataKey, name);
        await shut();
        casebook.putBack(dataKey, name, clock.now());
        enterWith(dataKey);
      },
      protect: async (passphrase) => {
        requireLocked(true);
        const dataKey = await keys.protect(passphrase);
        const recoveryCode = await keys.makeRecoveryCode(dataKey);
        enterWith(dataKey);
        return recoveryCode;
      },
      unlock: async (secret) => {
        requireLocked(false);
        const dataKey = await keys.unlock(secret);
        requireLocked(false);
        enterWith(dataKey);
      },
      setPassphrase: (current, passphrase) => keys.setPassphrase(heldKey(), current, passphrase),
      makeRecoveryCode: () => keys.makeRecoveryCode(heldKey()),
    },
    announcer,
  );

  const opening = openCasebook(casebook, keys).then((first) => {
    if (first.kind === 'held') enterWith(first.dataKey);
    else enter(first);
  });
  // Whoever asks hears of a defect here; nobody may be asking yet.
  opening.catch((thrown: unknown) => {
    reportDefect('opening of the casebook', thrown);
  });
  const timer = setInterval(copyDaily, hourMs);
  timer.unref();

  /** The handler of this name that is in force when it is called. */
  const answer = async (name: CallName, input: unknown): Promise<unknown> => {
    await opening;
    const inForce: Partial<Handlers> = state.kind === 'open' ? inUse().services.handlers : storage;
    const handler = inForce[name] as ((input: unknown) => Promise<unknown>) | undefined;
    return handler ? handler(input) : inUse();
  };
  const handlers = Object.fromEntries(
    Object.keys(contract).map((name) => [name, (input: unknown) => answer(name as CallName, input)]),
  ) as unknown as Handlers;

  const opened = async (): Promise<WiredServices> => {
    await opening;
    return inUse().services;
  };
  return {
    isOpen: async () => {
      await opening;
      return state.kind === 'open';
    },
    whenOpen: () => whenOpen,
    serve: (port) => {
      serve(port, handlers, announcer, reportDefect);
    },
    bytes: async (request) => (await opened()).bytes(request),
    importFile: async (...film) => (await opened()).importFile(...film),
    readDiscIndex: async (...file) => (await opened()).readDiscIndex(...file),
    close: async () => {
      clearInterval(timer);
      await opening;
      await shut();
    },
  };
}
