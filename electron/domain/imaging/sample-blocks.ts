import type { StoredSamples } from '../dicom/stored-values.ts';
import type { Samples } from './pixel-plane.ts';

type Block = Int32Array | Float64Array;

/** 64 K samples: a block and what is made of it stay in the processor's cache. */
const blockLength = 0x1_0000;

/** A block for samples of this number: of a small film, no larger than the film. */
export function wholeBlock({ length }: ArrayLike<number>): Int32Array {
  return new Int32Array(Math.min(length, blockLength));
}

export function floatingBlock({ length }: ArrayLike<number>): Float64Array {
  return new Float64Array(Math.min(length, blockLength));
}

/**
 * Goes through samples of any type in blocks of one type, from the first to the last. A loop that has been compiled for
 * one type of samples is thrown away when it meets another one; this way every loop sees one type only, and it is the
 * runtime that converts, which is cheap. `block` is used again and again; the last time only its beginning is given.
 */
export function forEachBlock<Kind extends Block>(
  samples: Samples | StoredSamples,
  block: Kind,
  visit: (part: Kind, from: number) => void,
): void {
  for (let from = 0; from < samples.length; from += block.length) {
    const piece = samples.subarray(from, from + block.length);
    block.set(piece);
    visit((piece.length === block.length ? block : block.subarray(0, piece.length)) as Kind, from);
  }
}
