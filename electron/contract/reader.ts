import { z } from './zod.ts';

/** Name that is written under every read. */
export const readerNameSchema = z.string().trim().min(1).max(80);

/** Digits only, so that it can be typed on any keyboard. */
export const pinSchema = z.string().regex(/^\d{4,12}$/);

/** One of those who read at this workstation. */
export const readerSchema = z.object({
  readerId: z.string(),
  name: readerNameSchema,
  hasPin: z.boolean(),
});

/** Who reads now, and who may. */
export const readerSessionSchema = z.object({
  /** Null: nobody is signed in, and the casebook stays closed. */
  reader: readerSchema.nullable(),
  /** In the order in which they were added; none before the first start. */
  readers: z.array(readerSchema),
});

export type Reader = z.infer<typeof readerSchema>;
export type ReaderSessionState = z.infer<typeof readerSessionSchema>;
