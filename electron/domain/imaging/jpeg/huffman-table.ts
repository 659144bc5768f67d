/** A Huffman table of a DHT segment as it stands there: ITU-T T.81 B.2.4.2. */
export interface HuffmanDefinition {
  /** How many codes there are of each length, 1 to 16 bits. */
  readonly counts: Uint8Array;
  /** The symbols in order of their codes. */
  readonly symbols: Uint8Array;
}

/** For each 16 bits ahead: the symbol in the high bits and its code's length in the low 5; 0 where no code fits. */
export type HuffmanTable = Uint16Array;

/** Builds the table to look codes up in: T.81 Annex C. Throws a RangeError where the codes do not fit 16 bits. */
export function buildHuffmanTable({ counts, symbols }: HuffmanDefinition): HuffmanTable {
  const table = new Uint16Array(0x1_0000);
  let code = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    for (let index = 0; index < count; index++) {
      const from = code << (16 - length);
      const to = (code + 1) << (16 - length);
      if (to > 0x1_0000) throw new RangeError('its JPEG tables are damaged');
      table.fill(((symbols[next++] ?? 0) << 5) | length, from, to);
      code += 1;
    }
    code <<= 1;
  }
  return table;
}

/** Reads the tables of a DHT segment into `tables`, by their class (0 DC and lossless, 1 AC) and destination in one byte. */
export function readHuffmanTables(segment: Uint8Array, tables: Map<number, HuffmanDefinition>): void {
  for (let offset = 0; offset + 17 <= segment.length;) {
    const counts = segment.slice(offset + 1, offset + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total > 256 || offset + 17 + total > segment.length)
      throw new RangeError('its JPEG tables are damaged');
    tables.set(segment[offset] ?? 0, { counts, symbols: segment.slice(offset + 17, offset + 17 + total) });
    offset += 17 + total;
  }
}
