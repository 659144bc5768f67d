import { setFlagsFromString } from 'node:v8';

/** How far the heap may grow over what was in use after the last collection, percent of that. */
const growthPercent = 400;

/**
 * Has this process collect its garbage less often. Femora's processes have small heaps, with planes beside them that count
 * as theirs: V8 begins to collect them every few films, in threads of which a PC with two cores has none to spare while a
 * film is on its way.
 */
export function collectSeldom(): void {
  setFlagsFromString(`--heap-growing-percent=${String(growthPercent)}`);
}
