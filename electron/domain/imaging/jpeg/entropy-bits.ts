import type { HuffmanTable } from './huffman-table.ts';

const damage = 'its JPEG data are damaged or end early';

/**
 * Reads Huffman codes and bits from entropy-coded JPEG data: ITU-T T.81 F.2.2, byte stuffing B.1.1.5. A class, not
 * functions made for each picture: loops that were compiled for those of one picture would be thrown away with them.
 */
export class EntropyBits {
  readonly #bytes: Uint8Array;
  #position: number;
  #buffer = 0;
  #bufferedBits = 0;
  /** Bits beyond a marker or the end, filled with zeros so that a code's table entry can be found. */
  #missingBits = 0;
  #restarts = 0;

  /** Reads `bytes` from `offset` up to the next marker. */
  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes;
    this.#position = offset;
  }

  /** The symbol of the next code. Throws a RangeError where there is none, or where the data end. */
  symbol(table: HuffmanTable): number {
    this.#fill(16);
    const entry = table[(this.#buffer >> (this.#bufferedBits - 16)) & 0xffff] ?? 0;
    const length = entry & 31;
    if (length === 0) throw new RangeError(damage);
    this.#drop(length);
    return entry >> 5;
  }

  /** The next `count` bits as a number, 1 to 16. Throws a RangeError where the data end. */
  receive(count: number): number {
    this.#fill(count);
    const value = (this.#buffer >> (this.#bufferedBits - count)) & ((1 << count) - 1);
    this.#drop(count);
    return value;
  }

  /** The next `count` bits as a signed number, 1 to 15: RECEIVE and EXTEND (F.2.2.1). */
  receiveSigned(count: number): number {
    const value = this.receive(count);
    return value >= 1 << (count - 1) ? value : value - (1 << count) + 1;
  }

  /** Drops the rest of the current byte and steps over the restart marker that must follow. */
  restart(): void {
    this.#buffer = 0;
    this.#bufferedBits = 0;
    this.#missingBits = 0;
    // The markers count from 0 to 7 and over again (E.1.4): one out of turn means that data are missing.
    if (
      this.#bytes[this.#position] !== 0xff ||
      this.#bytes[this.#position + 1] !== 0xd0 + (this.#restarts & 7)
    ) {
      throw new RangeError(damage);
    }
    this.#restarts += 1;
    this.#position += 2;
  }

  /** Where the data end: the offset of the next marker. */
  end(): number {
    return this.#position;
  }

  #fill(bits: number): void {
    while (this.#bufferedBits < bits) {
      const byte = this.#bytes[this.#position];
      const isStuffed = byte === 0xff && this.#bytes[this.#position + 1] === 0;
      const isEnd = byte === undefined || (byte === 0xff && !isStuffed);
      if (isEnd) this.#missingBits += 8;
      else this.#position += isStuffed ? 2 : 1;
      // At most 15 bits wait when 8 more come: 23 bits, well inside an integer.
      this.#buffer = ((this.#buffer << 8) | (isEnd ? 0 : byte)) & 0xff_ffff;
      this.#bufferedBits += 8;
    }
  }

  #drop(bits: number): void {
    this.#bufferedBits -= bits;
    if (this.#bufferedBits < this.#missingBits) throw new RangeError(damage);
  }
}
