import { z } from './zod.ts';

/** A signed file of counts and de-identified rows, for pooling with other clinics. */
export const siteExportSchema = z.object({
  fileName: z.string(),
  /** The file itself, JSON. */
  content: z.string(),
  rowCount: z.number().int().positive(),
  /** SHA-256, hex, of the key of this workstation: whoever pools can ask for it by another way. */
  fingerprint: z.string(),
});
