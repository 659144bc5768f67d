import type { ImageFacts } from '#contract/image-facts.ts';

export type Samples = Uint8Array | Uint16Array | Int16Array | Float32Array;

/**
 * The grey values of one radiograph after the Modality LUT (DICOM PS3.3 C.11.1), in the polarity of the file.
 * `samples` holds `widthPx * heightPx` values, row by row from the top left, in the smallest type that holds them exactly.
 */
export interface PixelPlane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly samples: Samples;
}

/** A radiograph as it leaves the decoder: what is known of it, and its plane. */
export interface DecodedRadiograph {
  readonly facts: ImageFacts;
  readonly plane: PixelPlane;
}
