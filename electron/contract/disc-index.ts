import { z } from './zod.ts';

/** One file that the list of contents of a disc names, by its directory record: DICOM PS3.3 F.3. */
export const discFileSchema = z.object({
  /** Referenced File ID (0004,1500), seen from the folder of the DICOMDIR, its components joined by `/`. */
  path: z.string(),
  /** Directory Record Type (0004,1430): `IMAGE`, `SR DOCUMENT`, `PRESENTATION` and the like. */
  recordType: z.string(),
  /** Modality of its series; null where none is stated. */
  modality: z.string().nullable(),
});

/** One study of the disc with the files of its series; facts the disc does not state are null. */
export const discStudySchema = z.object({
  /** A DICOM person name, components between carets. */
  patientName: z.string().nullable(),
  patientId: z.string().nullable(),
  /** yyyy-mm-dd */
  studyDate: z.string().nullable(),
  description: z.string().nullable(),
  files: z.array(discFileSchema),
});

/** What a DICOMDIR says lies on its disc. */
export const discIndexSchema = z.object({ studies: z.array(discStudySchema) });

export type DiscFile = z.infer<typeof discFileSchema>;
export type DiscStudy = z.infer<typeof discStudySchema>;
export type DiscIndex = z.infer<typeof discIndexSchema>;
