export type ShortSamples = Uint8Array | Uint16Array | Int16Array;
/** Stored values; those of 32 bits and floating-point ones are double precision numbers. */
export type StoredSamples = ShortSamples | Float64Array;

/** How stored values lie in their bytes: DICOM PS3.5 section 8.1.1, PS3.3 C.7.6.3.1. */
export interface StoredLayout {
  readonly sampleCount: number;
  readonly bitsAllocated: 8 | 16;
  /** 1 to `bitsAllocated`. */
  readonly bitsStored: number;
  /** Position of the most significant stored bit; bits outside are overlays or filling and are masked away. */
  readonly highBit: number;
  /** Pixel Representation 1: two's complement. */
  readonly signed: boolean;
  readonly bigEndian: boolean;
}

/** Reads stored values of 8 or 16 bits out of their bytes. `bytes` holds at least `sampleCount` samples. */
export function readStoredValues(bytes: Uint8Array, layout: StoredLayout): ShortSamples {
  const { sampleCount, bitsAllocated, bitsStored, highBit, signed } = layout;
  const shift = highBit + 1 - bitsStored;
  const mask = 2 ** bitsStored - 1;
  if (bitsAllocated === 16 && !signed && !layout.bigEndian) {
    return readUnsignedWords(bytes, sampleCount, shift, mask);
  }
  const unusedBits = 32 - bitsStored;
  const samples = createSamples(layout);
  if (bitsAllocated === 8) {
    for (let index = 0; index < sampleCount; index++) {
      const value = ((bytes[index] ?? 0) >> shift) & mask;
      samples[index] = signed ? (value << unusedBits) >> unusedBits : value;
    }
    return samples;
  }
  const lowByte = layout.bigEndian ? 1 : 0;
  const highByte = 1 - lowByte;
  for (let index = 0; index < sampleCount; index++) {
    const raw = (bytes[2 * index + lowByte] ?? 0) | ((bytes[2 * index + highByte] ?? 0) << 8);
    const value = (raw >> shift) & mask;
    samples[index] = signed ? (value << unusedBits) >> unusedBits : value;
  }
  return samples;
}

/** What nearly every film holds, read word by word: every platform Femora runs on is little-endian, as the bytes are. */
function readUnsignedWords(bytes: Uint8Array, sampleCount: number, shift: number, mask: number): Uint16Array {
  const samples = new Uint16Array(sampleCount);
  new Uint8Array(samples.buffer).set(bytes.subarray(0, 2 * sampleCount));
  if (shift === 0 && mask === 0xffff) return samples;
  for (let index = 0; index < sampleCount; index++) {
    samples[index] = ((samples[index] ?? 0) >> shift) & mask;
  }
  return samples;
}

/** Reads stored values of 32 bits allocated. `bytes` holds at least `sampleCount` samples. */
export function readLongValues(bytes: Uint8Array, layout: Omit<StoredLayout, 'bitsAllocated'>): Float64Array {
  const { sampleCount, bitsStored, highBit, signed, bigEndian } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: sampleCount }, (_, index) => {
    const raw = view.getUint32(4 * index, !bigEndian);
    // The stored bits at the top, then down again: the shift decides about the sign.
    const top = raw << (31 - highBit);
    return signed ? top >> (32 - bitsStored) : top >>> (32 - bitsStored);
  });
}

/** Floating-point pixels, 4 or 8 bytes each: DICOM PS3.5 section 8.4, PS3.3 C.7.6.24, C.7.6.25. Not all need be finite. */
export function readFloatingValues(
  bytes: Uint8Array,
  bytesPerSample: 4 | 8,
  sampleCount: number,
  bigEndian: boolean,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: sampleCount }, (_, index) =>
    bytesPerSample === 4 ? view.getFloat32(4 * index, !bigEndian) : view.getFloat64(8 * index, !bigEndian),
  );
}

/** The smallest and largest value that can be stored. */
export function storedRange(
  bitsStored: number,
  signed: boolean,
): { readonly low: number; readonly high: number } {
  if (signed) return { low: -(2 ** (bitsStored - 1)), high: 2 ** (bitsStored - 1) - 1 };
  return { low: 0, high: 2 ** bitsStored - 1 };
}

function createSamples({ sampleCount, bitsAllocated, signed }: StoredLayout): ShortSamples {
  if (signed) return new Int16Array(sampleCount);
  return bitsAllocated === 8 ? new Uint8Array(sampleCount) : new Uint16Array(sampleCount);
}
