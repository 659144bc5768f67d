import { instantSchema } from './reading.ts';
import { caseSummarySchema } from './case.ts';
import { z } from './zod.ts';

/** `study`: blinded to the truth until everybody is done. `teaching`: the truth follows each read. */
export const readingSetKindSchema = z.enum(['study', 'teaching']);

export const readingSetDraftSchema = z.object({
  kind: readingSetKindSchema,
  name: z.string().trim().min(1).max(80),
  caseIds: z.array(z.string()).min(1).max(500),
  /** Days between the last read without the model and the first reveal; 0: each reveal follows its read. */
  washoutDays: z.number().int().min(0).max(365),
});

/** How far one reader has come with a set. */
export const setProgressSchema = z.object({
  reader: z.string(),
  committedCount: z.number().int().nonnegative(),
  decidedCount: z.number().int().nonnegative(),
  isFinished: z.boolean(),
});

/** A fixed set of cases that is read apart from the clinic's own readings. */
export const readingSetSchema = readingSetDraftSchema.omit({ caseIds: true }).extend({
  setId: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
  caseCount: z.number().int().positive(),
  /** Of the reader who is signed in; null before the first opening. */
  own: setProgressSchema.nullable(),
  others: z.array(setProgressSchema),
});

/** The cases of a set in the order of the reader who opened it, without names and dates. */
export const openedSetSchema = z.object({
  set: readingSetSchema,
  cases: z.array(caseSummarySchema),
  /** The case to go on with; null when nothing can be read now. */
  nextCaseId: z.string().nullable(),
  /** When the model may be revealed; null: after its own read, or when every case is read. */
  revealFrom: instantSchema.nullable(),
});

/** An iMRMC file and what had to be left out of it. */
export const setExportSchema = z.object({
  fileName: z.string(),
  text: z.string(),
  caseCount: z.number().int(),
  withoutTruth: z.number().int(),
});

/** Of the reads up to here, at most so many of the latest: the share that was right, with its Wilson 95 % interval. */
export const learningPointSchema = z.object({
  readCount: z.number().int().positive(),
  at: instantSchema,
  n: z.number().int().positive(),
  right: z.number().int().nonnegative(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
});

export type ReadingSetDraft = z.infer<typeof readingSetDraftSchema>;
export type ReadingSet = z.infer<typeof readingSetSchema>;
export type SetProgress = z.infer<typeof setProgressSchema>;
export type OpenedSet = z.infer<typeof openedSetSchema>;
export type SetExport = z.infer<typeof setExportSchema>;
export type LearningPoint = z.infer<typeof learningPointSchema>;
