import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The copy of a file that the program keeps, by the SHA-256 of its content. */
export function storedCopy(dataFolder: string, original: string): string {
  const hash = createHash('sha256').update(readFileSync(original)).digest('hex');
  return path.join(dataFolder, 'files', hash.slice(0, 2), hash);
}
