import { predictionSchema } from '#contract/prediction.ts';
import {
  aidedReadSchema,
  instantSchema,
  markSchema,
  referenceStandardSchema,
  unaidedReadSchema,
} from '#contract/reading.ts';
import { z } from '#contract/zod.ts';

/** Everything that can happen to a case after it was opened. Events are appended and never changed. */
export const readingEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('marked'), at: instantSchema, mark: markSchema }),
  z.object({ kind: z.literal('committed'), at: instantSchema, read: unaidedReadSchema }),
  z.object({ kind: z.literal('revealed'), at: instantSchema, prediction: predictionSchema }),
  z.object({ kind: z.literal('decided'), at: instantSchema, read: aidedReadSchema }),
  z.object({ kind: z.literal('resolved'), at: instantSchema, reference: referenceStandardSchema }),
]);

export type ReadingEvent = z.infer<typeof readingEventSchema>;
