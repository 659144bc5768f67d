import { z } from './zod.ts';

/**
 * How a plane of fractions travels: as the whole numbers of its file, little-endian, which take half the bytes. Each sample
 * of the plane is slope * number + intercept, as float32: DICOM PS3.3 C.11.1.1.2.
 */
export const planeRescaleSchema = z.object({
  sampleType: z.enum(['uint8', 'uint16', 'int16']),
  slope: z.number(),
  intercept: z.number(),
});

export type PlaneRescale = z.infer<typeof planeRescaleSchema>;

/** A plane as a window gets it. */
export interface ReceivedPlane {
  /** Little-endian samples of the type that the facts state, or, with `rescale`, the whole numbers they are made of. */
  readonly bytes: ArrayBuffer;
  readonly rescale: PlaneRescale | null;
}

/** Holds a rescale, as JSON, in an answer of `/bytes/image/`; absent where the bytes are the plane itself. */
export const planeRescaleHeader = 'x-femora-rescale';
