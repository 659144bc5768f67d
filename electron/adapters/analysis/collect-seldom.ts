import { setFlagsFromString } from 'node:v8';

/** How far the heap may grow over what was in use after the last collection, percent of that. */
const growthPercent = 400;

/**
 * Has this process collect its garbage less often. Femora's processes have small heaps, of 10 to 20 MB, with planes beside
 * them that count as theirs: V8 begins to collect them every few films, and then both cores of a small PC are busy for
 * some 20 ms, while a film is on its way.
 */
export function collectSeldom(): void {
  setFlagsFromString(`--heap-growing-percent=${String(growthPercent)}`);
}
