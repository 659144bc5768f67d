/// <reference path="./codec-modules.d.ts" />
import type {
  EmscriptenDecoder,
  EmscriptenOptions,
  FrameInfo,
} from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { unreadable } from '../decode-problem.ts';
import type { CodedPicture } from './coded-picture.ts';

/** A decoded frame, copied out of WASM memory. */
export interface DecodedFrame {
  readonly info: FrameInfo;
  readonly bytes: Uint8Array;
}

/** A codec module that is loaded when first used. */
export interface LazyCodec<Codec> {
  /** Hands the loaded module to `work`. */
  use<Result>(work: (codec: Codec) => Result): Promise<Result>;
}

/**
 * Codecs print to the console by default; their lines belong in no log.
 * A new object each time: the module is built into it.
 */
function silentOptions(): EmscriptenOptions {
  return { print: () => undefined, printErr: () => undefined };
}

/**
 * Keeps one instance of a codec. An instance that has thrown is let go: it has leaked what it was working on, and
 * after running out of memory it would refuse everything.
 */
export function keepCodec<Codec>(load: (options: EmscriptenOptions) => Promise<Codec>): LazyCodec<Codec> {
  let kept: Promise<Codec> | undefined;
  return {
    async use(work) {
      kept ??= load(silentOptions());
      try {
        return work(await kept);
      } catch (thrown) {
        kept = undefined;
        throw thrown;
      }
    },
  };
}

/** The picture of a frame whose components come pixel by pixel; `givesRgb`: three of them are red, green and blue. */
export function interleavedPicture({ info, bytes }: DecodedFrame, givesRgb: boolean): CodedPicture {
  return {
    widthPx: info.width,
    heightPx: info.height,
    componentCount: info.componentCount,
    precisionBits: info.bitsPerSample,
    layout: 'interleaved',
    isRgb: info.componentCount === 3 && givesRgb,
    bytes,
  };
}

/** Runs one decoder over one frame and frees it. `damage` is the reason given when the codec refuses. */
export function runDecoder(decoder: EmscriptenDecoder, coded: Uint8Array, damage: string): DecodedFrame {
  try {
    decoder.getEncodedBuffer(coded.length).set(coded);
    decoder.decode();
    const info = decoder.getFrameInfo();
    const bytes = new Uint8Array(decoder.getDecodedBuffer());
    // OpenJPEG does not throw over a damaged stream; it states a picture of no size.
    const neededBytes = info.width * info.height * info.componentCount * (info.bitsPerSample > 8 ? 2 : 1);
    if (neededBytes === 0 || bytes.length < neededBytes) throw unreadable(damage);
    decoder.delete();
    return { info, bytes };
  } catch (thrown) {
    throw unreadable(damage, thrown);
  }
}
