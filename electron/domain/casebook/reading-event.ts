import { predictionSchema } from '#contract/prediction.ts';
import {
  aidedReadSchema,
  amendmentSchema,
  instantSchema,
  markSchema,
  referenceStandardSchema,
  unaidedReadSchema,
} from '#contract/reading.ts';
import { z } from '#contract/zod.ts';

const byReader = { at: instantSchema, readerId: z.string() };

/**
 * Everything that can happen to a case after it was opened, each by one reader. Events are appended and never
 * changed.
 */
export const readingEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('marked'), ...byReader, mark: markSchema }),
  z.object({ kind: z.literal('committed'), ...byReader, read: unaidedReadSchema }),
  z.object({ kind: z.literal('revealed'), ...byReader, prediction: predictionSchema }),
  z.object({ kind: z.literal('decided'), ...byReader, read: aidedReadSchema }),
  z.object({ kind: z.literal('resolved'), ...byReader, reference: referenceStandardSchema }),
  z.object({ kind: z.literal('amended'), ...byReader, amendment: amendmentSchema }),
]);

export type ReadingEvent = z.infer<typeof readingEventSchema>;
