import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import loadCodec from '@jsquash/webp/codec/dec/webp_dec.js';
import { unreadable } from '../decode-problem.ts';
import { keepCodec } from './emscripten-codec.ts';

const codec = keepCodec((options) => {
  const file = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
  // Left to itself the module would fetch its WebAssembly, as in a page.
  return loadCodec({ ...options, wasmBinary: readFileSync(file), noInitialRun: true });
});

/** Decodes a WebP file, lossy or lossless, with libwebp: red, green, blue and alpha of every pixel, 8 bits each. */
export function decodeWebpPicture(
  bytes: Uint8Array,
): Promise<{ readonly widthPx: number; readonly heightPx: number; readonly colours: Uint8Array }> {
  const damage = 'its WebP data are damaged or end early';
  return codec.use((decoder) => {
    try {
      const picture = decoder.decode(bytes);
      if (!picture) throw unreadable(damage);
      const { width, height, data } = picture;
      const colours = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      return { widthPx: width, heightPx: height, colours };
    } catch (thrown) {
      throw unreadable(damage, thrown);
    }
  });
}
