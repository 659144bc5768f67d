import type { ImageFacts } from '#contract/image-facts.ts';

export type WholeSamples = Uint8Array | Uint16Array | Int16Array;
export type Samples = WholeSamples | Float32Array;

/** Whole numbers of a file that stand for fractions: slope * number + intercept, as float32 (DICOM PS3.3 C.11.1.1.2). */
export interface RescaledSamples {
  readonly samples: WholeSamples;
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The grey values of one radiograph after the Modality LUT (DICOM PS3.3 C.11.1), in the polarity of the file.
 * `samples` holds `widthPx * heightPx` values, row by row from the top left, in the smallest type that holds them exactly.
 */
export interface PixelPlane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly samples: Samples;
  /** What fractions were made of: half the bytes, and few enough values to be looked up in a table. */
  readonly stored?: RescaledSamples;
}

/** A radiograph as it leaves the decoder: what is known of it, and its plane. */
export interface DecodedRadiograph {
  readonly facts: ImageFacts;
  readonly plane: PixelPlane;
}
