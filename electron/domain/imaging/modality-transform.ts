import type { Samples, WholeSamples } from './pixel-plane.ts';
import { floatingBlock, forEachBlock } from './sample-blocks.ts';
import { sampleRange } from './sample-range.ts';
import { unsignedWords } from './unsigned-words.ts';

/** From stored values to modality units: DICOM PS3.3 C.11.1. */
export type ModalityTransform =
  | { readonly kind: 'identity' }
  | { readonly kind: 'rescale'; readonly slope: number; readonly intercept: number }
  /** Values at or below `firstMapped` give the first entry, values past the end the last one. */
  | { readonly kind: 'table'; readonly firstMapped: number; readonly entries: Uint16Array };

/** One stored value in modality units. */
export function toModality(value: number, transform: ModalityTransform): number {
  switch (transform.kind) {
    case 'identity':
      return value;
    case 'rescale':
      return value * transform.slope + transform.intercept;
    case 'table': {
      const last = transform.entries.length - 1;
      const index = Math.min(Math.max(value - transform.firstMapped, 0), last);
      return transform.entries[index] ?? 0;
    }
  }
}

/** Applies the Modality LUT; the result is in the smallest sample type that holds every value exactly (else float32). */
export function applyModalityTransform(
  stored: Samples | Float64Array,
  transform: ModalityTransform,
): Samples {
  if (transform.kind === 'identity' && !(stored instanceof Float64Array)) return narrowestCopy(stored);
  const areWhole = !(stored instanceof Float64Array) || stored.every((value) => Number.isInteger(value));
  if (transform.kind === 'table') {
    if (!areWhole) return transformed(stored, transform, new Float32Array(stored.length));
    return narrowestCopy(transformed(stored, transform, new Uint16Array(stored.length)));
  }
  const isExact = areWhole && !givesFractions(transform);
  if (!isExact) return transformed(stored, transform, new Float32Array(stored.length));
  const { minimum, maximum } = sampleRange(stored);
  const { low, high } = modalityRange({ low: minimum, high: maximum }, transform);
  return transformed(stored, transform, createExactSamples(stored.length, low, high));
}

/** Whether the transform makes fractions of whole numbers. */
export function givesFractions(
  transform: ModalityTransform,
): transform is Extract<ModalityTransform, { readonly kind: 'rescale' }> {
  if (transform.kind !== 'rescale') return false;
  return !Number.isInteger(transform.slope) || !Number.isInteger(transform.intercept);
}

/**
 * The fractions that whole numbers of a film stand for, in `fractions` where memory for them is at hand. Whatever their
 * type, the loop sees unsigned words (see `sample-blocks.ts`), of which it makes signed ones: a film waits for it.
 */
export function rescaleToFloats(
  stored: WholeSamples,
  slope: number,
  intercept: number,
  fractions = new Float32Array(stored.length),
): Float32Array {
  rescaleWords(unsignedWords(stored), stored instanceof Int16Array ? 0x8000 : 0, slope, intercept, fractions);
  return fractions;
}

/** `signBit`: of signed words the bit that says so, else 0. */
function rescaleWords(
  words: Uint16Array,
  signBit: number,
  slope: number,
  intercept: number,
  fractions: Float32Array,
): void {
  for (let index = 0; index < words.length; index++) {
    fractions[index] = (((words[index] ?? 0) ^ signBit) - signBit) * slope + intercept;
  }
}

function transformed<Target extends Samples>(
  stored: Samples | Float64Array,
  transform: ModalityTransform,
  target: Target,
): Target {
  forEachBlock(stored, floatingBlock(stored), (block, from) => {
    if (transform.kind === 'rescale') rescale(block, transform.slope, transform.intercept);
    if (transform.kind === 'table') lookUp(block, transform.firstMapped, transform.entries);
    target.set(block, from);
  });
  return target;
}

function rescale(block: Float64Array, slope: number, intercept: number): void {
  for (let index = 0; index < block.length; index++) block[index] = (block[index] ?? 0) * slope + intercept;
}

/** Puts the entry of each value in its place; the ends of the table hold beyond it (PS3.3 C.11.1.1.1, C.7.6.3.1.5). */
export function lookUp(block: Float64Array, firstMapped: number, entries: Uint16Array): void {
  const last = entries.length - 1;
  for (let index = 0; index < block.length; index++) {
    const entry = Math.min(Math.max((block[index] ?? 0) - firstMapped, 0), last);
    block[index] = entries[entry] ?? 0;
  }
}

/** The samples themselves where their type is the smallest already. */
function narrowestCopy(stored: Samples): Samples {
  if (stored instanceof Float32Array || stored instanceof Uint8Array || needsWords(stored)) return stored;
  const { minimum, maximum } = sampleRange(stored);
  const samples = createExactSamples(stored.length, minimum, maximum);
  if (samples.constructor === stored.constructor) return stored;
  samples.set(stored);
  return samples;
}

/** Whether a value is met that no smaller type holds: with most films one of the first. */
function needsWords(stored: Uint16Array | Int16Array): boolean {
  return stored instanceof Uint16Array
    ? stored.some((value) => value > 0xff)
    : stored.some((value) => value < 0);
}

/** The values the transform can give for stored values between `low` and `high`, smallest and largest. */
export function modalityRange(
  stored: { readonly low: number; readonly high: number },
  transform: ModalityTransform,
): { readonly low: number; readonly high: number } {
  if (transform.kind === 'table') {
    const mapped = transform.entries.reduce(
      (range, entry) => ({ low: Math.min(range.low, entry), high: Math.max(range.high, entry) }),
      { low: Infinity, high: -Infinity },
    );
    return mapped;
  }
  const ends = [toModality(stored.low, transform), toModality(stored.high, transform)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

function createExactSamples(length: number, low: number, high: number): Samples {
  if (low >= 0 && high <= 0xff) return new Uint8Array(length);
  if (low >= 0 && high <= 0xffff) return new Uint16Array(length);
  if (low >= -0x8000 && high <= 0x7fff) return new Int16Array(length);
  return new Float32Array(length);
}
