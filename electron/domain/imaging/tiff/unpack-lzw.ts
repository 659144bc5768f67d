const clearCode = 256;
const endCode = 257;
const firstFreeCode = 258;
const mostCodes = 4096;
const shortestCodeBits = 9;
const longestCodeBits = 12;

/**
 * Unpacks LZW as TIFF has it (TIFF 6.0, section 13: codes of 9 to 12 bits, the highest bit first, lengths changed one
 * code early) to exactly `byteCount` bytes. Throws a RangeError in plain words where the data are no LZW or end before
 * that.
 */
export function unpackLzw(packed: Uint8Array, byteCount: number): Uint8Array {
  const output = new Uint8Array(byteCount);
  /** For each code, the code it goes on from, its first and last byte, and its length. */
  const prefix = new Uint16Array(mostCodes);
  const first = new Uint8Array(mostCodes);
  const last = new Uint8Array(mostCodes);
  const length = new Uint16Array(mostCodes);
  for (let code = 0; code < clearCode; code++) {
    first[code] = code;
    last[code] = code;
    length[code] = 1;
  }
  let free = firstFreeCode;
  let bits = shortestCodeBits;
  let position = 0;
  const nextCode = (): number => {
    let code = 0;
    for (let taken = 0; taken < bits; taken++, position++) {
      const byte = packed[position >> 3];
      if (byte === undefined) throw new RangeError('its LZW data end early');
      code = (code << 1) | ((byte >> (7 - (position & 7))) & 1);
    }
    return code;
  };
  let written = 0;
  const write = (code: number): void => {
    const end = written + (length[code] ?? 0);
    let at = code;
    for (let index = end - 1; index >= written; index--) {
      // What goes past the picture is left out, as the end of a strip need not end a code.
      if (index < byteCount) output[index] = last[at] ?? 0;
      at = prefix[at] ?? 0;
    }
    written = end;
  };
  let before: number | null = null;
  while (written < byteCount) {
    const code = nextCode();
    if (code === endCode) break;
    if (code === clearCode) {
      free = firstFreeCode;
      bits = shortestCodeBits;
      before = null;
      continue;
    }
    if (before === null ? code > clearCode : code > free || free >= mostCodes) {
      throw new RangeError('its LZW data are damaged');
    }
    if (before !== null) {
      prefix[free] = before;
      first[free] = first[before] ?? 0;
      // A code may be used in the very step that makes it.
      last[free] = first[code === free ? before : code] ?? 0;
      length[free] = (length[before] ?? 0) + 1;
      free += 1;
      bits = Math.min(longestCodeBits, Math.max(shortestCodeBits, 32 - Math.clz32(free + 1)));
    }
    write(code);
    before = code;
  }
  if (written < byteCount) throw new RangeError('its LZW data end early');
  return output;
}
