import type { SpawnAnalysis } from '#adapters/analysis/analysis-process.ts';
import type { Keychain } from '#adapters/sealing/keychain.ts';
import type { DiscIndex } from '#contract/disc-index.ts';
import type { PrintPage } from '#services/reports/page-printer.ts';
import type { Port } from '#transport/port.ts';
import type { Door } from './door.ts';

/** What a host decides. */
export interface HostSettings {
  /** Casebook, received files and log live here. */
  readonly dataFolder: string;
  /** Folder of installed model packages: `<name>/<version>/`. */
  readonly modelsFolder: string;
  readonly version: string;
  readonly spawnAnalysis: SpawnAnalysis;
  /** GPU, driver and runtime as far as the host knows them: a stored provider choice holds for this machine. */
  readonly machine?: string;
  /** A short-lived command line process does not try providers. */
  readonly climbsProviderLadder?: boolean;
  /** Absent where the host has no window of its own. */
  readonly printPage?: PrintPage;
  /** Absent where the operating system keeps no secrets. */
  readonly keychain?: Keychain | null;
  /** A passphrase or recovery code with which a casebook opens that no keychain opens. */
  readonly secret?: string | null;
}

/** All services, wired; the same in every host. */
export interface Femora {
  /**
   * Whether the casebook can be used, once that is known; else a window shows what it takes: a passphrase, or the way
   * back to a backup.
   */
  readonly isOpen: () => Promise<boolean>;
  /** Resolves when the casebook is open: at once, or when somebody has unlocked or restored it. */
  readonly whenOpen: () => Promise<void>;
  /** Serves one window (or test) until its port closes. */
  readonly serve: (port: Port) => void;
  /** Everything under `/bytes/`. */
  readonly bytes: Door;
  /** A file from the command line, the shell or the demo. Throws the decoder's declared errors. */
  readonly importFile: (
    fileName: string,
    bytes: Uint8Array,
    /** For what was not named by itself: slices of CT and MR and the like are refused. */
    radiographsOnly?: boolean,
  ) => Promise<{ readonly caseId: string }>;
  /** What a DICOMDIR says lies on its disc. Throws the decoder's declared errors. */
  readonly readDiscIndex: (fileName: string, bytes: Uint8Array) => Promise<DiscIndex>;
  readonly close: () => Promise<void>;
}
