import type { DiscIndex } from '#contract/disc-index.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { PlaneRescale } from '#contract/plane-rescale.ts';
import type { ImageSource } from './image-source.ts';

/** The plane of one frame, as it goes to the window. */
export interface PlaneBytes {
  /** Samples, little-endian, of the type the facts state, or of that of `rescale`. */
  readonly bytes: Uint8Array;
  /** Null where the bytes are the plane itself. */
  readonly rescale: PlaneRescale | null;
}

/** A radiograph as the decoder hands it over. */
export interface DecodedImage extends PlaneBytes {
  readonly facts: ImageFacts;
}

/** Decodes untrusted files away from the loop that serves the window. */
export interface ImageDecoder {
  /** `frameNumber`, from 1, picks one of several frames; the first if not given. */
  readonly decode: (source: ImageSource, frameNumber?: number) => Promise<DecodedImage>;
  /** A plane alone, for whoever has its facts: faster, as nothing is counted or hashed. */
  readonly plane: (source: ImageSource, frameNumber: number) => Promise<PlaneBytes>;
  /** Reads a DICOMDIR. */
  readonly discIndex: (source: ImageSource) => Promise<DiscIndex>;
  /** A small picture of the first frame for lists, PNG. */
  readonly thumbnail: (source: ImageSource) => Promise<Uint8Array>;
}
