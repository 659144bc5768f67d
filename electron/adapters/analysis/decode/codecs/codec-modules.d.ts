// The codecs bring no types. A module declared here can import no file, so the shared shapes live with the first one.

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  export interface FrameInfo {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned: boolean;
  }
  /** What the decoder classes of the @cornerstonejs codecs share; the buffers are views of WASM memory. */
  export interface EmscriptenDecoder {
    getEncodedBuffer(length: number): Uint8Array;
    getDecodedBuffer(): Uint8Array;
    decode(): void;
    getFrameInfo(): FrameInfo;
    delete(): void;
  }
  export interface EmscriptenOptions {
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }
  const load: (options: EmscriptenOptions) => Promise<{ readonly J2KDecoder: new () => EmscriptenDecoder }>;
  export default load;
}

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  import type { EmscriptenDecoder, EmscriptenOptions } from '@cornerstonejs/codec-openjpeg/decodewasmjs';
  const load: (options: EmscriptenOptions) => Promise<{ readonly JPEGDecoder: new () => EmscriptenDecoder }>;
  export default load;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  import type { EmscriptenDecoder, EmscriptenOptions } from '@cornerstonejs/codec-openjpeg/decodewasmjs';
  interface JpegLsDecoder extends EmscriptenDecoder {
    getInterleaveMode(): number;
  }
  const load: (options: EmscriptenOptions) => Promise<{ readonly JpegLSDecoder: new () => JpegLsDecoder }>;
  export default load;
}

declare module '@jsquash/webp/codec/dec/webp_dec.js' {
  import type { EmscriptenOptions } from '@cornerstonejs/codec-openjpeg/decodewasmjs';
  interface WebpDecoder {
    /** Red, green, blue and alpha of every pixel; null where the bytes are damaged or end early. */
    decode(bytes: Uint8Array): {
      readonly width: number;
      readonly height: number;
      readonly data: Uint8ClampedArray;
    } | null;
  }
  const load: (
    options: EmscriptenOptions & { readonly wasmBinary: Uint8Array; readonly noInitialRun: true },
  ) => Promise<WebpDecoder>;
  export default load;
}

declare module '@cornerstonejs/codec-openjph' {
  import type { EmscriptenDecoder, EmscriptenOptions } from '@cornerstonejs/codec-openjpeg/decodewasmjs';
  const load: (options: EmscriptenOptions) => Promise<{ readonly HTJ2KDecoder: new () => EmscriptenDecoder }>;
  export default load;
}
