/**
 * Unpacks PackBits (TIFF 6.0, section 9) to exactly `byteCount` bytes. Throws a RangeError in plain words where the
 * data end before that.
 */
export function unpackPackBits(packed: Uint8Array, byteCount: number): Uint8Array {
  const output = new Uint8Array(byteCount);
  let read = 0;
  let written = 0;
  while (written < byteCount) {
    const control = packed[read++];
    if (control === undefined) throw new RangeError('its PackBits data end early');
    if (control === 128) continue;
    if (control > 128) {
      const value = packed[read++];
      if (value === undefined) throw new RangeError('its PackBits data end early');
      const count = Math.min(257 - control, byteCount - written);
      output.fill(value, written, written + count);
      written += count;
    } else {
      const count = Math.min(control + 1, byteCount - written);
      const literal = packed.subarray(read, read + count);
      if (literal.length < count) throw new RangeError('its PackBits data end early');
      output.set(literal, written);
      read += control + 1;
      written += count;
    }
  }
  return output;
}
