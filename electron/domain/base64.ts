const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as text: RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    for (let index = 0; index < 4; index++) {
      const isPadding = index > bytes.length - at;
      text += isPadding ? '=' : (alphabet[(bits >> (18 - 6 * index)) & 63] ?? '');
    }
  }
  return text;
}

/** The bytes of a text that `toBase64`, or any other encoder, made. Other characters count as 0. */
export function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Math.max(0, alphabet.indexOf(digits[index] ?? ''));
    bits = ((bits << 6) | digit) & 0xff_ffff;
    const at = Math.floor((index * 3) / 4);
    if (index % 4 !== 0) bytes[at] = (bits >> (6 - 2 * (index % 4))) & 0xff;
  }
  return bytes;
}
