import { instantSchema } from '#contract/reading.ts';
import { z } from '#contract/zod.ts';

const ofReader = { at: instantSchema, readerId: z.string() };

/** What happens to readers. It decides nothing later and is kept for whoever audits the casebook. */
export const readerEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reader-added'), ...ofReader, name: z.string(), hasPin: z.boolean() }),
  z.object({ kind: z.literal('reader-renamed'), ...ofReader, name: z.string() }),
  z.object({ kind: z.literal('pin-changed'), ...ofReader, hasPin: z.boolean() }),
  z.object({ kind: z.literal('signed-in'), ...ofReader }),
  z.object({ kind: z.literal('signed-out'), ...ofReader }),
  z.object({ kind: z.literal('pin-refused'), ...ofReader }),
]);

export type ReaderEvent = z.infer<typeof readerEventSchema>;
