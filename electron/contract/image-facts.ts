import { z } from './zod.ts';

/** VOI window of a file. DICOM PS3.3 C.11.2.1.2 (Window Center, Window Width, VOI LUT Function). */
export const voiWindowSchema = z.object({
  center: z.number(),
  /** Greater than 0; at least 1 for LINEAR. */
  width: z.number().positive(),
  function: z.enum(['LINEAR', 'LINEAR_EXACT', 'SIGMOID']),
  explanation: z.string(),
});

/** A table that turns modality values into brightness: one item of the VOI LUT Sequence, DICOM PS3.3 C.11.2.1.1. */
export const voiLutSchema = z.object({
  explanation: z.string(),
  /** The modality value of the first entry. Lower values are shown as the first entry, values past the end as the last. */
  firstMapped: z.number().int(),
  /** Entries go from 0, dark, to 2^bitsPerEntry - 1, bright, before the polarity of the file. */
  bitsPerEntry: z.number().int().min(1).max(16),
  /** The entries, 1 to 65536 unsigned 16-bit numbers, little-endian, in base64. */
  entries: z.base64(),
});

/** A direction of the body of up to three letters: `L`, `HL`. */
const bodyDirectionSchema = z.string().regex(/^[LRHFAP]{1,3}$/);

/** A graphic that lies over the film (group 60xx). It is named, not drawn. DICOM PS3.3 C.9.2. */
export const overlayFactsSchema = z.object({
  label: z.string(),
  /** GRAPHICS, or ROI: an outlined region. */
  kind: z.enum(['graphics', 'roi']),
});

/** Size of one pixel as the file states it, with where the number comes from. DICOM PS3.3 10.7.1. */
export const pixelSpacingSchema = z.discriminatedUnion('source', [
  z.object({
    source: z.enum([
      'pixel-spacing',
      'pixel-spacing-fiducial',
      'pixel-spacing-geometry',
      'imager-pixel-spacing',
    ]),
    rowMm: z.number().positive(),
    columnMm: z.number().positive(),
    /** Pixel Spacing Calibration Description, in the file's words. */
    calibrationDescription: z.string().optional(),
    /** Imager Pixel Spacing, where the file states it beside another spacing. */
    detector: z.object({ rowMm: z.number().positive(), columnMm: z.number().positive() }).optional(),
    /** Estimated Radiographic Magnification Factor of the file, 1 or more. Nothing above is divided by it. */
    magnification: z.number().min(1).optional(),
  }),
  z.object({ source: z.literal('none') }),
]);

/** What is known of one radiograph, read from the file that holds it. No pixels. */
export const imageFactsSchema = z.object({
  fileName: z.string(),
  /** Decided by content. */
  format: z.enum(['dicom', 'jpeg', 'png', 'tiff', 'bmp', 'webp']),
  /** DICOM Transfer Syntax UID; absent outside DICOM. */
  transferSyntaxUid: z.string().optional(),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  /** Type of the samples served by `/bytes/image/<id>`, little-endian, row by row from the top left. */
  sampleType: z.enum(['uint8', 'uint16', 'int16', 'float32']),
  bitsStored: z.number().int().min(1).max(32),
  /** MONOCHROME1: the lowest value is shown white. The samples are not inverted. */
  photometric: z.enum(['MONOCHROME1', 'MONOCHROME2']),
  /** Smallest and largest sample of the plane, in modality units. */
  minimum: z.number(),
  maximum: z.number(),
  /** Smallest and largest value the file could hold, in modality units: a MONOCHROME1 plane is inverted within them. */
  representable: z.object({ low: z.number(), high: z.number() }),
  /** What the modality values are, as the file states it: Rescale Type or Modality LUT Type. DICOM PS3.3 C.11.1.1.2. */
  valueUnit: z.string().optional(),
  /** Windows the file offers, in file order; then `auto` from the pixels, always last. */
  windows: z.array(voiWindowSchema).min(1),
  /** Tables the file offers, in file order. Absent where there are none. `voiChoices` puts them and the windows in order. */
  voiLuts: z.array(voiLutSchema).optional(),
  /** Presentation LUT Shape of the file where it contradicts `photometric`, by which the film is shown. DICOM PS3.3 C.8.11.3.1.2. */
  polarityConflict: z.enum(['IDENTITY', 'INVERSE']).optional(),
  /** Overlays of the file, which are not drawn. Absent where there are none. */
  overlays: z.array(overlayFactsSchema).optional(),
  pixelSpacing: pixelSpacingSchema,
  frameCount: z.number().int().positive(),
  /** Which frame this is, from 1; absent for the first. */
  frameNumber: z.number().int().positive().optional(),
  modality: z.string().optional(),
  bodyPart: z.string().optional(),
  viewPosition: z.string().optional(),
  laterality: z.enum(['left', 'right']).optional(),
  /**
   * Where rows run to (towards the right of the picture) and columns (down), in letters of the body: L left, R right,
   * H head, F feet, A front, P back, the strongest first. Absent where the file does not say. DICOM PS3.3 C.7.6.1.1.1.
   */
  patientOrientation: z.object({ rows: bodyDirectionSchema, columns: bodyDirectionSchema }).optional(),
  patientName: z.string().optional(),
  patientId: z.string().optional(),
  /** Number of the request in the clinic's information system. DICOM PS3.3 C.4.6. */
  accessionNumber: z.string().optional(),
  /** ISO 8601 date, yyyy-mm-dd. */
  studyDate: z.string().optional(),
  /** SHA-256, hex, of the modality plane: the same buffer is shown and read by the model. */
  planeSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type VoiWindow = z.infer<typeof voiWindowSchema>;
export type VoiLut = z.infer<typeof voiLutSchema>;
export type OverlayFacts = z.infer<typeof overlayFactsSchema>;
export type PixelSpacing = z.infer<typeof pixelSpacingSchema>;
export type ImageFacts = z.infer<typeof imageFactsSchema>;
