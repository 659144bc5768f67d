import path from 'node:path';

/** Where a vault keeps the file with this SHA-256 (64 hex digits); two digits of it name the subfolder. */
export function vaultPath(folder: string, fileId: string): string {
  if (!/^[0-9a-f]{64}$/.test(fileId)) throw new RangeError('not a SHA-256 in hex');
  return path.join(folder, fileId.slice(0, 2), fileId);
}
