import { blackRuns, faxModes, longestFaxCode, whiteRuns, type FaxTable } from './fax-codes.ts';

/** How the lines are coded: TIFF 6.0, sections 10 and 11, as ITU-T T.4 (Group 3) and T.6 (Group 4) have it. */
export type FaxCoding =
  /** Compression 2: every line alone, from a whole byte on, without marks between them. */
  | { readonly kind: 'modified-huffman' }
  /** Compression 3: lines after marks, some of them told by the line above where `isTwoDimensional`. */
  | { readonly kind: 'group-3'; readonly isTwoDimensional: boolean }
  /** Compression 4: every line told by the line above. */
  | { readonly kind: 'group-4' };

interface FaxShape {
  readonly widthPx: number;
  readonly rowCount: number;
}

/** Where a line changes its colour, from white at its left edge on; ascending, below the width. */
type Changes = readonly number[];

const markZeros = 11;

/**
 * Unpacks a picture of two colours: one byte a pixel, 0 what the coding calls white, 1 what it calls black. Throws a
 * RangeError in plain words where the data are damaged or end early.
 */
export function unpackFax(
  packed: Uint8Array,
  coding: FaxCoding,
  { widthPx, rowCount }: FaxShape,
): Uint8Array {
  const bits = faxBits(packed);
  const output = new Uint8Array(widthPx * rowCount);
  let above: Changes = [];
  for (let row = 0; row < rowCount; row++) {
    above = isToldByAbove(bits, coding) ? lineByAbove(bits, above, widthPx) : lineAlone(bits, widthPx);
    const start = row * widthPx;
    for (let index = 0; index < above.length; index += 2) {
      output.fill(1, start + (above[index] ?? 0), start + (above[index + 1] ?? widthPx));
    }
  }
  return output;
}

/** Goes to the beginning of the next line and tells how it is coded. */
function isToldByAbove(bits: FaxBits, coding: FaxCoding): boolean {
  if (coding.kind === 'group-4') return true;
  if (coding.kind === 'modified-huffman') {
    bits.toWholeByte();
    return false;
  }
  let isAlone = true;
  while (bits.skipMark()) {
    if (coding.isTwoDimensional) isAlone = bits.next() === 1;
  }
  return !isAlone;
}

function lineAlone(bits: FaxBits, widthPx: number): Changes {
  const changes: number[] = [];
  let at = 0;
  while (at < widthPx) {
    at += run(bits, changes.length % 2 === 1, widthPx);
    addChange(changes, at, widthPx);
  }
  return realChanges(changes, widthPx);
}

function lineByAbove(bits: FaxBits, above: Changes, widthPx: number): Changes {
  const changes: number[] = [];
  /** The first change above that lies right of where the line has come to. */
  let next = 0;
  let at = -1;
  while (at < widthPx) {
    const isBlack = changes.length % 2 === 1;
    while (next < above.length && (above[next] ?? widthPx) <= at) next += 1;
    // A change to the other colour than the line has now: the even ones above are those to black.
    const opposite = next % 2 === (isBlack ? 1 : 0) ? next : next + 1;
    const mode = bits.code(faxModes);
    if (mode === 'pass') at = above[opposite + 1] ?? widthPx;
    else if (mode === 'horizontal') {
      const first = Math.max(0, at) + run(bits, isBlack, widthPx);
      addChange(changes, first, widthPx);
      at = first + run(bits, !isBlack, widthPx);
      addChange(changes, at, widthPx);
    } else {
      const changed = (above[opposite] ?? widthPx) + mode;
      if (changed < Math.max(0, at)) throw new RangeError('its fax data are damaged');
      addChange(changes, changed, widthPx);
      at = changed;
    }
  }
  return realChanges(changes, widthPx);
}

/** One run, pixels: any number of codes for long pieces of it, then one for its rest. */
function run(bits: FaxBits, isBlack: boolean, widthPx: number): number {
  let length = 0;
  for (;;) {
    const piece = bits.code(isBlack ? blackRuns : whiteRuns);
    length += piece;
    if (piece < 64) return length;
    if (length > widthPx) throw new RangeError('its fax data are damaged');
  }
}

function addChange(changes: number[], at: number, widthPx: number): void {
  if (at > widthPx) throw new RangeError('its fax data are damaged');
  changes.push(at);
}

/** Without runs of no length, and without the end of the line. */
function realChanges(changes: readonly number[], widthPx: number): Changes {
  const real: number[] = [];
  for (const each of changes) {
    if (real.at(-1) === each) real.pop();
    else real.push(each);
  }
  return real.filter((each) => each < widthPx);
}

interface FaxBits {
  readonly next: () => 0 | 1;
  readonly toWholeByte: () => void;
  /** Passes over a mark, eleven or more zeros and a one; false, without moving, where there is none. */
  readonly skipMark: () => boolean;
  readonly code: <Value>(table: FaxTable<Value>) => Value;
}

/** Reads bit by bit, the highest of a byte first. */
function faxBits(bytes: Uint8Array): FaxBits {
  let position = 0;
  const end = 8 * bytes.length;
  const at = (index: number): 0 | 1 => (((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1 ? 1 : 0);
  const next = (): 0 | 1 => {
    if (position >= end) throw new RangeError('its fax data end early');
    return at(position++);
  };
  return {
    next,
    toWholeByte: () => {
      position = 8 * Math.ceil(position / 8);
    },
    skipMark: () => {
      let one = position;
      while (one < end && at(one) === 0) one += 1;
      if (one >= end || one - position < markZeros) return false;
      position = one + 1;
      return true;
    },
    code: <Value>(table: FaxTable<Value>): Value => {
      let key = 1;
      for (let length = 1; length <= longestFaxCode; length++) {
        key = 2 * key + next();
        const value = table.get(key);
        if (value !== undefined) return value;
      }
      throw new RangeError('its fax data are damaged');
    },
  };
}
