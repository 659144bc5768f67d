import { z } from './zod.ts';
import { imageFactsSchema } from './image-facts.ts';
import { assessmentSchema, predictionSchema } from './prediction.ts';
import {
  aidedReadSchema,
  amendmentSchema,
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

/** Where a case stands in a set, for the reader who is at it. */
export const caseSittingSchema = z.object({
  setId: z.string(),
  name: z.string(),
  kind: z.enum(['study', 'teaching']),
  /** Place in the reader's own order, from 1. */
  position: z.number().int().positive(),
  caseCount: z.number().int().positive(),
  doneCount: z.number().int().nonnegative(),
  /** The model may be revealed now, after the commit. */
  mayReveal: z.boolean(),
  /** Otherwise from then on; null while not every case is read. */
  revealFrom: instantSchema.nullable(),
  /** Null when nothing can be read now. */
  nextCaseId: z.string().nullable(),
});

/**
 * Everything a window needs to show one case: the reading of the reader who is signed in, and of nobody else. The
 * prediction is present only once revealed, the reference standard only once the final call is recorded.
 */
export const caseDetailSchema = caseSummarySchema.extend({
  facts: imageFactsSchema,
  assessment: assessmentSchema.nullable(),
  mark: markSchema.nullable(),
  unaided: unaidedReadSchema.nullable(),
  /** Added to the unaided read after its commit, the earliest first. */
  amendments: z.array(amendmentSchema),
  prediction: predictionSchema.nullable(),
  aided: aidedReadSchema.nullable(),
  referenceStandard: referenceStandardSchema.nullable(),
  /** Null in the clinic's own reading. */
  sitting: caseSittingSchema.nullable(),
});

/** What another reader said of a case. */
export const otherReadingSchema = z.object({
  reader: z.string(),
  unaided: unaidedReadSchema,
  amendments: z.array(amendmentSchema),
  aided: aidedReadSchema.nullable(),
});

export type OtherReading = z.infer<typeof otherReadingSchema>;
export type CaseSitting = z.infer<typeof caseSittingSchema>;
export type CaseState = z.infer<typeof caseStateSchema>;
export type CaseSummary = z.infer<typeof caseSummarySchema>;
export type CaseDetail = z.infer<typeof caseDetailSchema>;
