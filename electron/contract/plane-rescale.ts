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

/** Holds it, as JSON, in an answer of `/bytes/image/`; absent where the bytes are the plane itself. */
export const planeRescaleHeader = 'x-femora-rescale';
