import type {
  EmscriptenDecoder,
  EmscriptenOptions,
  FrameInfo,
} from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { unreadable } from '../decode-problem.ts';

/** Codecs print to the console by default; their lines belong in no log. */
export const silent: EmscriptenOptions = { print: () => undefined, printErr: () => undefined };

/** A decoded frame, copied out of WASM memory. */
export interface DecodedFrame {
  readonly info: FrameInfo;
  readonly bytes: Uint8Array;
}

/** Runs one decoder over one frame and frees it. `damage` is the reason given when the codec refuses. */
export function runDecoder(decoder: EmscriptenDecoder, coded: Uint8Array, damage: string): DecodedFrame {
  try {
    decoder.getEncodedBuffer(coded.length).set(coded);
    decoder.decode();
    const info = decoder.getFrameInfo();
    const bytes = Uint8Array.from(decoder.getDecodedBuffer());
    const sampleBytes = info.bitsPerSample > 8 ? 2 : 1;
    if (bytes.length < info.width * info.height * info.componentCount * sampleBytes) throw unreadable(damage);
    return { info, bytes };
  } catch (thrown) {
    throw unreadable(damage, thrown);
  } finally {
    decoder.delete();
  }
}
