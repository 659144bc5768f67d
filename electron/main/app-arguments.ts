import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface AppArguments {
  /** Folder given with `--data`, absolute; undefined means the user's own folder. */
  readonly dataFolder: string | undefined;
  /** Files to import, absolute, in the order given. */
  readonly files: readonly string[];
}

/**
 * Reads the command line of the program. Chromium's and Node's own switches are passed over.
 * `isDefaultApp` says that the first plain argument is the application's folder (`electron .`).
 */
export function readAppArguments(
  argv: readonly string[],
  workingFolder: string,
  isDefaultApp: boolean,
): AppArguments {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const data = typeof values.data === 'string' && values.data !== '' ? values.data : undefined;
  return {
    dataFolder: data === undefined ? undefined : resolve(workingFolder, data),
    files: positionals.slice(isDefaultApp ? 1 : 0).map((file) => resolve(workingFolder, file)),
  };
}
