import type { Database } from '#adapters/case-store/database.ts';
import type { DiskCasebook, OpenedCasebook } from '#adapters/case-store/disk-casebook.ts';
import type { CallName, Handlers } from '#contract/contract-types.ts';
import { contract } from '#contract/contract.ts';
import type { Announcer } from '#services/announcer.ts';
import type { Clock } from '#services/clock.ts';
import { createStorageService, type StorageHandlers } from '#services/storage/storage-service.ts';
import { serve } from '#transport/serve.ts';
import type { Femora } from './femora.ts';

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
  /** Makes all services over an open casebook: once at the start, again after a restore. */
  readonly wire: (database: Database, storage: StorageHandlers) => WiredServices;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly reportDefect: (what: string, thrown: unknown) => void;
}

const hourMs = 3_600_000;

/**
 * Keeps the casebook open under the services, with a backup a day, and changes both for a backup when asked to. While
 * the file cannot be used, everything but the way back to a backup answers why.
 */
export function keepCasebook({ casebook, wire, announcer, clock, reportDefect }: KeeperParts): Femora {
  let copying: Promise<void> = Promise.resolve();
  /** One copy at a time; `copying` itself never rejects. */
  const copyInTurn = (copy: (database: Database) => Promise<void>): Promise<void> => {
    const turn = copying.then(() => copy(inUse().database));
    copying = turn.catch(() => undefined);
    return turn;
  };
  const storage = createStorageService(
    {
      status: () => ({ fault: faultOf(opened), openedAt }),
      backups: () => Promise.resolve(casebook.backups()),
      backUp: () => copyInTurn((database) => casebook.copy(database, 'asked-for', clock.now())),
      check: () => Promise.resolve(casebook.check(inUse().database)),
      restore: async (name) => {
        casebook.prepareBackup(name);
        await shut();
        casebook.putBack(name, clock.now());
        opened = casebook.open();
        services = start();
        openedAt = clock.now();
      },
    },
    announcer,
  );
  const start = (): WiredServices | null => (opened.kind === 'open' ? wire(opened.database, storage) : null);

  let opened: OpenedCasebook = casebook.open();
  let openedAt = clock.now();
  let services = start();

  const inUse = (): { readonly database: Database; readonly services: WiredServices } => {
    if (opened.kind === 'faulted') throw opened.error;
    if (!services) throw new Error('the casebook is closed');
    return { database: opened.database, services };
  };
  const shut = async (): Promise<void> => {
    await services?.close();
    services = null;
    await copying;
    if (opened.kind === 'open') opened.database.close();
  };
  const copyDaily = (): void => {
    if (!services) return;
    copyInTurn((database) => casebook.copyDaily(database, clock.now())).catch((thrown: unknown) => {
      reportDefect('backup', thrown);
    });
  };
  copyDaily();
  const timer = setInterval(copyDaily, hourMs);
  timer.unref();

  /** The handler of this name that is in force when it is called. */
  const answer = async (name: CallName, input: unknown): Promise<unknown> => {
    const inForce: Partial<Handlers> = opened.kind === 'faulted' ? storage : inUse().services.handlers;
    const handler = inForce[name] as ((input: unknown) => Promise<unknown>) | undefined;
    return handler ? handler(input) : inUse();
  };
  const handlers = Object.fromEntries(
    Object.keys(contract).map((name) => [name, (input: unknown) => answer(name as CallName, input)]),
  ) as unknown as Handlers;

  return {
    isFaulted: () => opened.kind === 'faulted',
    serve: (port) => {
      serve(port, handlers, announcer, reportDefect);
    },
    bytes: async (request) => inUse().services.bytes(request),
    importFile: async (...film) => inUse().services.importFile(...film),
    readDiscIndex: async (...file) => inUse().services.readDiscIndex(...file),
    close: async () => {
      clearInterval(timer);
      await shut();
    },
  };
}

function faultOf(
  opened: OpenedCasebook,
): { code: 'store.unavailable' | 'store.damaged'; reason: string } | null {
  if (opened.kind === 'open') return null;
  return { code: opened.error.code, reason: opened.error.data.reason };
}
