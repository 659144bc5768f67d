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

/**
 * Reads stored values of 8 or 16 bits out of their bytes. `bytes` holds at least `sampleCount` samples; values that stand
 * there as they are wanted are not copied, and nothing is ever written there.
 */
export function readStoredValues(bytes: Uint8Array, layout: StoredLayout): ShortSamples {
  const { sampleCount, bitsAllocated, bitsStored, highBit, signed } = layout;
  const shift = highBit + 1 - bitsStored;
  const mask = 2 ** bitsStored - 1;
  if (bitsAllocated === 8) return readBytes(bytes, layout);
  if (!signed && !layout.bigEndian && shift === 0 && bytes.byteOffset % 2 === 0) {
    const inPlace = new Uint16Array(bytes.buffer, bytes.byteOffset, sampleCount);
    if (mask === 0xffff || (bitsOf(inPlace) & ~mask) === 0) return inPlace;
  }
  const words = new Uint16Array(sampleCount);
  new Uint8Array(words.buffer).set(bytes.subarray(0, 2 * sampleCount));
  if (layout.bigEndian) swapBytes(words);
  if (!signed) return maskWords(words, shift, mask);
  const samples = new Int16Array(words.buffer);
  if (bitsStored < 16 || shift > 0) extendSigns(samples, 32 - bitsStored - shift, 32 - bitsStored);
  return samples;
}

function readBytes(
  bytes: Uint8Array,
  { sampleCount, bitsStored, highBit, signed }: StoredLayout,
): ShortSamples {
  const shift = highBit + 1 - bitsStored;
  const mask = 2 ** bitsStored - 1;
  // Not `subarray`: what Node reads from the disk copies nothing when it is sliced.
  const stored = new Uint8Array(bytes.buffer, bytes.byteOffset, sampleCount);
  if (!signed && mask === 0xff && shift === 0) return stored;
  const samples = new Uint8Array(stored);
  if (mask !== 0xff || shift > 0) {
    for (let index = 0; index < sampleCount; index++)
      samples[index] = ((samples[index] ?? 0) >> shift) & mask;
  }
  if (!signed) return samples;
  const values = new Int16Array(samples);
  extendSigns(values, 32 - bitsStored, 32 - bitsStored);
  return values;
}

/** Every bit that any of the words has. */
function bitsOf(words: Uint16Array): number {
  let bits = 0;
  for (let index = 0; index < words.length; index++) bits |= words[index] ?? 0;
  return bits;
}

function swapBytes(words: Uint16Array): void {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    words[index] = (word << 8) | (word >> 8);
  }
}

function maskWords(words: Uint16Array, shift: number, mask: number): Uint16Array {
  if (shift === 0 && mask === 0xffff) return words;
  for (let index = 0; index < words.length; index++) words[index] = ((words[index] ?? 0) >> shift) & mask;
  return words;
}

/** Up, until the sign is the highest of 32 bits, and down again, which repeats it. */
function extendSigns(values: Int16Array, up: number, down: number): void {
  for (let index = 0; index < values.length; index++) values[index] = ((values[index] ?? 0) << up) >> down;
}

/** Reads stored values of 32 bits allocated. `bytes` holds at least `sampleCount` samples. */
export function readLongValues(bytes: Uint8Array, layout: Omit<StoredLayout, 'bitsAllocated'>): Float64Array {
  const { sampleCount, bitsStored, highBit, signed, bigEndian } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(sampleCount);
  for (let index = 0; index < sampleCount; index++) {
    const raw = view.getUint32(4 * index, !bigEndian);
    // The stored bits at the top, then down again: the shift decides about the sign.
    const top = raw << (31 - highBit);
    values[index] = signed ? top >> (32 - bitsStored) : top >>> (32 - bitsStored);
  }
  return values;
}

/** Floating-point pixels, 4 or 8 bytes each: DICOM PS3.5 section 8.4, PS3.3 C.7.6.24, C.7.6.25. Not all need be finite. */
export function readFloatingValues(
  bytes: Uint8Array,
  bytesPerSample: 4 | 8,
  sampleCount: number,
  bigEndian: boolean,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(sampleCount);
  for (let index = 0; index < sampleCount; index++) {
    values[index] =
      bytesPerSample === 4 ? view.getFloat32(4 * index, !bigEndian) : view.getFloat64(8 * index, !bigEndian);
  }
  return values;
}

/** The smallest and largest value that can be stored. */
export function storedRange(
  bitsStored: number,
  signed: boolean,
): { readonly low: number; readonly high: number } {
  if (signed) return { low: -(2 ** (bitsStored - 1)), high: 2 ** (bitsStored - 1) - 1 };
  return { low: 0, high: 2 ** bitsStored - 1 };
}
