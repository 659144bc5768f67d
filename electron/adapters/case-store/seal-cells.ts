import { DeclaredError } from '#contract/declared-error.ts';
import { deriveKey } from '../sealing/derive-key.ts';
import { sealBytes, unsealBytes } from '../sealing/seal-bytes.ts';
import type { Database } from './database.ts';

/**
 * Gives an open database the functions with which statements seal and read what is personal. `column` is
 * `table.column`, `row` whatever tells the row from others: a cell that is copied elsewhere no longer opens.
 *
 * - `seal(value, column, row)`: text or bytes as a sealed blob
 * - `unseal(cell, column, row)`: the text; throws `store.damaged` where the cell was changed, moved, or sealed with
 *   another key
 * - `unseal_bytes(cell, column, row)`: the same for bytes
 * - `try_unseal(cell, column, row)`: the text, or NULL where `unseal` would throw
 *
 * NULL stays NULL.
 */
export function sealCells(database: Database, dataKey: Uint8Array): void {
  const key = deriveKey(dataKey, 'cells');
  const tryOpen = (cell: unknown, column: unknown, row: unknown): Uint8Array | null =>
    cell instanceof Uint8Array ? unsealBytes(key, cell, placeOf(column, row)) : null;
  const open = (cell: unknown, column: unknown, row: unknown): Uint8Array => {
    const plain = tryOpen(cell, column, row);
    if (plain) return plain;
    throw new DeclaredError('store.damaged', { reason: `a cell of ${String(column)} does not open` });
  };
  const pure = { deterministic: true } as const;
  database.function('seal', (value, column, row) =>
    value === null ? null : sealBytes(key, bytesOf(value), placeOf(column, row)),
  );
  database.function('unseal', pure, (cell, column, row) =>
    cell === null ? null : textOf(open(cell, column, row)),
  );
  database.function('unseal_bytes', pure, (cell, column, row) =>
    cell === null ? null : open(cell, column, row),
  );
  database.function('try_unseal', pure, (cell, column, row) => {
    const plain = tryOpen(cell, column, row);
    return plain && textOf(plain);
  });
}

function placeOf(column: unknown, row: unknown): string {
  return `${String(column)} ${String(row)}`;
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : Buffer.from(String(value), 'utf8');
}

function textOf(plain: Uint8Array): string {
  return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString('utf8');
}
