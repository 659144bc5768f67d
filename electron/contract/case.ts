import { z } from './zod.ts';
import { imageFactsSchema } from './image-facts.ts';
import { assessmentSchema, predictionSchema } from './prediction.ts';
import {
  aidedReadSchema,
  instantSchema,
  markSchema,
  referenceStandardSchema,
  unaidedReadSchema,
} from './reading.ts';

/** How far a case has come. The order is the order of the steps. */
export const caseStateSchema = z.enum(['unread', 'committed', 'revealed', 'decided', 'resolved']);

export const caseSummarySchema = z.object({
  caseId: z.string(),
  title: z.string(),
  state: caseStateSchema,
  openedAt: instantSchema,
  /** The synthetic film that ships with the program. */
  isDemo: z.boolean(),
});

/** Everything a window needs to show one case; the prediction is present only once revealed. */
export const caseDetailSchema = caseSummarySchema.extend({
  facts: imageFactsSchema,
  assessment: assessmentSchema.nullable(),
  mark: markSchema.nullable(),
  unaided: unaidedReadSchema.nullable(),
  prediction: predictionSchema.nullable(),
  aided: aidedReadSchema.nullable(),
  referenceStandard: referenceStandardSchema.nullable(),
});

export type CaseState = z.infer<typeof caseStateSchema>;
export type CaseSummary = z.infer<typeof caseSummarySchema>;
export type CaseDetail = z.infer<typeof caseDetailSchema>;
