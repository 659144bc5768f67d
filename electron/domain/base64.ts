const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The digit of each character code; 0 where it is none. */
const digitOf = new Uint8Array(128);
for (let digit = 0; digit < alphabet.length; digit++) digitOf[alphabet.charCodeAt(digit)] = digit;

/** Bytes as text: RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
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
    const digit = digitOf[digits.charCodeAt(index)] ?? 0;
    bits = ((bits << 6) | digit) & 0xff_ffff;
    const at = Math.floor((index * 3) / 4);
    if (index % 4 !== 0) bytes[at] = (bits >> (6 - 2 * (index % 4))) & 0xff;
  }
  return bytes;
}
