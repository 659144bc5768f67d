/** No lookup table has more entries. */
const mostEntries = 0x1_0000;

/**
 * Writes a segmented lookup table out in full: DICOM PS3.3 C.7.9.2. `words` are its 8- or 16-bit values, one number each;
 * `bytesPerWord` is what the offsets of its indirect segments count in.
 * Throws a RangeError where a segment makes no sense or the table grows past 65536 entries.
 */
export function expandSegmentedLut(words: ArrayLike<number>, bytesPerWord: 1 | 2): Uint16Array {
  const entries: number[] = [];
  let at = 0;
  while (at < words.length) at = expandSegment(words, at, bytesPerWord, entries, true);
  return Uint16Array.from(entries);
}

/** Adds one segment to the entries; gives where the next one begins. */
function expandSegment(
  words: ArrayLike<number>,
  at: number,
  bytesPerWord: 1 | 2,
  entries: number[],
  mayPoint: boolean,
): number {
  const word = (offset: number): number => {
    const value = words[at + offset];
    if (value === undefined) throw damaged();
    return value;
  };
  // A lone filling byte at the end is no segment.
  if (at + 1 === words.length) return words.length;
  const length = word(1);
  if (entries.length + length > mostEntries) throw damaged();
  switch (word(0)) {
    case 0:
      for (let index = 0; index < length; index++) entries.push(word(2 + index));
      return at + 2 + length;
    case 1: {
      const from = entries.at(-1);
      if (from === undefined) throw damaged();
      const rise = word(2) - from;
      for (let index = 1; index <= length; index++) entries.push(Math.round(from + (rise * index) / length));
      return at + 3;
    }
    case 2: {
      // The offset is in bytes: two words of 16 bits, or four of 8, the least significant first.
      const offset =
        bytesPerWord === 2
          ? word(2) + 0x1_0000 * word(3)
          : word(2) + 0x100 * word(3) + 0x1_0000 * word(4) + 0x100_0000 * word(5);
      if (!mayPoint || offset % bytesPerWord !== 0) throw damaged();
      let from = offset / bytesPerWord;
      // Segments that are pointed at point no further, so that nothing goes in circles.
      for (let index = 0; index < length; index++)
        from = expandSegment(words, from, bytesPerWord, entries, false);
      return at + (bytesPerWord === 2 ? 4 : 6);
    }
    default:
      throw damaged();
  }
}

function damaged(): RangeError {
  return new RangeError('its colour palette is damaged');
}
