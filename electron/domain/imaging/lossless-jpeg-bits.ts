/** A Huffman table for lossless JPEG: for each 16 bits ahead, the category in the high bits and the code's length in the low 5. */
export type HuffmanTable = Uint16Array;

/** Builds the table from the counts per length (16) and the categories of a DHT segment: ITU-T T.81 Annex C. */
export function buildHuffmanTable(counts: Uint8Array, categories: Uint8Array): HuffmanTable {
  const table = new Uint16Array(0x1_0000);
  let code = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    for (let index = 0; index < count; index++) {
      const category = categories[next++] ?? 0;
      if (category > 16) throw new RangeError('its JPEG tables are damaged');
      const from = code << (16 - length);
      const to = (code + 1) << (16 - length);
      if (to > 0x1_0000) throw new RangeError('its JPEG tables are damaged');
      table.fill((category << 5) | length, from, to);
      code += 1;
    }
    code <<= 1;
  }
  return table;
}

/** Reads differences from entropy-coded data: T.81 H.1.2.2 and F.2.2. */
export interface DifferenceReader {
  /** The next difference, -32767 to 32768. Throws a RangeError where the data end. */
  readonly next: (table: HuffmanTable) => number;
  /** Drops the rest of the current byte and steps over the restart marker that must follow. */
  readonly restart: () => void;
  /** Where the data end: the offset of the next marker. */
  readonly end: () => number;
}

/** Reads `bytes` from `offset` up to the next marker. */
export function readDifferences(bytes: Uint8Array, offset: number): DifferenceReader {
  let position = offset;
  let buffer = 0;
  let bufferedBits = 0;
  /** Bits beyond a marker or the end, filled with zeros so that a code's table entry can be found. */
  let missingBits = 0;

  const fill = (bits: number): void => {
    while (bufferedBits < bits) {
      const byte = bytes[position];
      const isStuffed = byte === 0xff && bytes[position + 1] === 0;
      const isEnd = byte === undefined || (byte === 0xff && !isStuffed);
      if (isEnd) missingBits += 8;
      else position += isStuffed ? 2 : 1;
      // At most 15 bits wait when 8 more come: 23 bits, well inside an integer.
      buffer = ((buffer << 8) | (isEnd ? 0 : byte)) & 0xff_ffff;
      bufferedBits += 8;
    }
  };
  const drop = (bits: number): void => {
    bufferedBits -= bits;
    if (bufferedBits < missingBits) throw new RangeError('its lossless JPEG data end early');
  };

  return {
    next(table) {
      fill(16);
      const entry = table[(buffer >> (bufferedBits - 16)) & 0xffff] ?? 0;
      const length = entry & 31;
      if (length === 0) throw new RangeError('its lossless JPEG data are damaged or end early');
      drop(length);
      const category = entry >> 5;
      if (category === 0) return 0;
      if (category === 16) return 32768;
      fill(category);
      const value = (buffer >> (bufferedBits - category)) & ((1 << category) - 1);
      drop(category);
      return value >= 1 << (category - 1) ? value : value - (1 << category) + 1;
    },
    restart() {
      buffer = 0;
      bufferedBits = 0;
      missingBits = 0;
      const marker = bytes[position + 1] ?? 0;
      if (bytes[position] !== 0xff || marker < 0xd0 || marker > 0xd7) {
        throw new RangeError('its lossless JPEG data are damaged or end early');
      }
      position += 2;
    },
    end: () => position,
  };
}
