/** SHA-256 of the bytes, lower-case hex. */
export async function sha256Hex(bytes: ArrayBufferView): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as ArrayBufferView<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
