import { fromBase64, toBase64 } from '#domain/base64.ts';
import type { VoiLut } from '#contract/image-facts.ts';

/** A VOI LUT ready for use: DICOM PS3.3 C.11.2.1.1. */
export interface VoiTable {
  readonly explanation: string;
  readonly firstMapped: number;
  readonly bitsPerEntry: number;
  readonly table: Uint16Array;
}

/** Brightness 0..1 of a modality value; values before or past the table take its first or last entry. */
export function tabledBrightness(value: number, { firstMapped, bitsPerEntry, table }: VoiTable): number {
  const index = Math.min(Math.max(Math.round(value) - firstMapped, 0), table.length - 1);
  return (table[index] ?? 0) / (2 ** bitsPerEntry - 1);
}

/** The table of the facts. */
export function unpackVoiLut({ entries, ...lut }: VoiLut): VoiTable {
  const bytes = fromBase64(entries);
  const table = new Uint16Array(bytes.length >> 1);
  for (let index = 0; index < table.length; index++) {
    table[index] = (bytes[2 * index] ?? 0) | ((bytes[2 * index + 1] ?? 0) << 8);
  }
  return { ...lut, table };
}

/**
 * The table as facts carry it, without the entries that no value from `minimum` to `maximum` is shown by.
 * `table` has at least one entry.
 */
export function packVoiLut(voi: VoiTable, minimum: number, maximum: number): VoiLut {
  const last = voi.table.length - 1;
  const from = Math.min(Math.max(Math.floor(minimum) - voi.firstMapped, 0), last);
  const to = Math.max(Math.min(Math.ceil(maximum) - voi.firstMapped, last), from);
  const used = voi.table.subarray(from, to + 1);
  const bytes = new Uint8Array(2 * used.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = (used[at >> 1] ?? 0) >> (8 * (at & 1));
  return {
    explanation: voi.explanation,
    firstMapped: voi.firstMapped + from,
    bitsPerEntry: voi.bitsPerEntry,
    entries: toBase64(bytes),
  };
}
