import type { DiscIndex } from '#contract/disc-index.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { ImageSource } from './image-source.ts';

/** A radiograph as the decoder hands it over. */
export interface DecodedImage {
  readonly facts: ImageFacts;
  /** The modality plane's samples, little-endian, of `facts.sampleType`. */
  readonly samples: Uint8Array;
}

/** Decodes untrusted files away from the loop that serves the window. */
export interface ImageDecoder {
  /** `frameNumber`, from 1, picks one of several frames; the first if not given. */
  readonly decode: (source: ImageSource, frameNumber?: number) => Promise<DecodedImage>;
  /** The samples of a frame alone, for whoever has its facts: faster, as nothing is counted or hashed. */
  readonly plane: (source: ImageSource, frameNumber: number) => Promise<Uint8Array>;
  /** Reads a DICOMDIR. */
  readonly discIndex: (source: ImageSource) => Promise<DiscIndex>;
  /** A small picture of the first frame for lists, PNG. */
  readonly thumbnail: (source: ImageSource) => Promise<Uint8Array>;
}
