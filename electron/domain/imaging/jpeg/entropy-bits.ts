import type { HuffmanTable } from './huffman-table.ts';

/** Reads Huffman codes and bits from entropy-coded JPEG data: ITU-T T.81 F.2.2, byte stuffing B.1.1.5. */
export interface EntropyBits {
  /** The symbol of the next code. Throws a RangeError where there is none, or where the data end. */
  readonly symbol: (table: HuffmanTable) => number;
  /** The next `count` bits as a number, 1 to 16. Throws a RangeError where the data end. */
  readonly receive: (count: number) => number;
  /** The next `count` bits as a signed number, 1 to 15: RECEIVE and EXTEND (F.2.2.1). */
  readonly receiveSigned: (count: number) => number;
  /** Drops the rest of the current byte and steps over the restart marker that must follow. */
  readonly restart: () => void;
  /** Where the data end: the offset of the next marker. */
  readonly end: () => number;
}

const damage = 'its JPEG data are damaged or end early';

/** Reads `bytes` from `offset` up to the next marker. */
export function readEntropyBits(bytes: Uint8Array, offset: number): EntropyBits {
  let position = offset;
  let buffer = 0;
  let bufferedBits = 0;
  /** Bits beyond a marker or the end, filled with zeros so that a code's table entry can be found. */
  let missingBits = 0;
  let restarts = 0;

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
    if (bufferedBits < missingBits) throw new RangeError(damage);
  };
  const receive = (count: number): number => {
    fill(count);
    const value = (buffer >> (bufferedBits - count)) & ((1 << count) - 1);
    drop(count);
    return value;
  };

  return {
    symbol(table) {
      fill(16);
      const entry = table[(buffer >> (bufferedBits - 16)) & 0xffff] ?? 0;
      const length = entry & 31;
      if (length === 0) throw new RangeError(damage);
      drop(length);
      return entry >> 5;
    },
    receive,
    receiveSigned(count) {
      const value = receive(count);
      return value >= 1 << (count - 1) ? value : value - (1 << count) + 1;
    },
    restart() {
      buffer = 0;
      bufferedBits = 0;
      missingBits = 0;
      // The markers count from 0 to 7 and over again (E.1.4): one out of turn means that data are missing.
      if (bytes[position] !== 0xff || bytes[position + 1] !== 0xd0 + (restarts & 7)) {
        throw new RangeError(damage);
      }
      restarts += 1;
      position += 2;
    },
    end: () => position,
  };
}
