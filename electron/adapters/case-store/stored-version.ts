import { closeSync, openSync, readSync } from 'node:fs';

/** Where the header of an SQLite file holds `user_version`, big-endian (sqlite.org, file format, 1.3). */
const versionOffset = 60;
const headerBytes = 100;

/** The version of a casebook file that is not open, without opening it; 0 when there is none or it is no SQLite file. */
export function storedVersion(file: string): number {
  const header = Buffer.alloc(headerBytes);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return 0;
  }
  try {
    const isWhole = readSync(descriptor, header, 0, headerBytes, 0) === headerBytes;
    return isWhole && header.toString('latin1', 0, 15) === 'SQLite format 3'
      ? header.readUInt32BE(versionOffset)
      : 0;
  } finally {
    closeSync(descriptor);
  }
}
