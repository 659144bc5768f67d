import type { Page } from '@playwright/test';

/** One start of a host: ended by `close`, or by `killHard` as a power cut would. */
export interface HostProcess {
  readonly page: Page;
  /** Process id of the services (Electron's main process, the headless server). */
  readonly pid: number;
  /** Kills the analysis child with SIGKILL and gives its process id. */
  readonly killAnalysis: () => Promise<number>;
  /** Watches the loop that serves the window from now on. */
  readonly watchMainLoop: () => Promise<void>;
  /** Longest stall of that loop since `watchMainLoop`, milliseconds. */
  readonly longestStallMs: () => Promise<number>;
  /** Writes what the window downloads from now on into a folder, where a user would be asked for a place. */
  readonly keepDownloads: (folder: string) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly killHard: () => Promise<void>;
}

/** What a host is started with. */
export interface HostStart {
  readonly dataFolder: string;
  readonly files: readonly string[];
  /** Sees the page before its first request. */
  readonly watch: (page: Page) => void;
  /** Chromium's. */
  readonly switches: readonly string[];
  /** Of the casebook; null: the window has to ask for it. */
  readonly passphrase: string | null;
}

export type StartHost = (start: HostStart) => Promise<HostProcess>;
