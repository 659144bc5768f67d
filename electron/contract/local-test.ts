import { estimateSchema } from './model.ts';
import { instantSchema } from './reading.ts';
import { statisticSchema } from './statistic.ts';
import { z } from './zod.ts';

const count = z.number().int().nonnegative();

/** A case that a local test may count: read, revealed with the package in use, and its truth known. */
export const localTestCaseSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  truth: z.enum(['pathologic', 'nonpathologic']),
  model: z.enum(['pathologic', 'nonpathologic', 'refused']),
  score: z.number().nullable(),
});

/** One stated figure against what was found here; shares 0..1. */
export const criterionSchema = z.object({
  stated: estimateSchema,
  /** Stated less the margin: what must be excluded from below. */
  lowest: z.number(),
  right: count,
  n: count,
  /** With its exact 95 % interval. */
  found: statisticSchema,
  verdict: z.enum(['met', 'below', 'undecided']),
  /** So many cases of this kind would settle it, with a chance of 80 %, if the stated figure is true; null: over 2000. */
  needed: z.object({ cases: count, mustBeRight: count }).nullable(),
});

/** A threshold for this clinic, and what choosing it so is worth on cases it was not chosen on. */
export const thresholdProposalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), fewestPatients: count }),
  z.object({
    kind: z.literal('proposed'),
    threshold: z.number(),
    lowest: z.number(),
    highest: z.number(),
    sensitivity: statisticSchema,
    specificity: statisticSchema,
  }),
]);

/** Which cases are counted, and how much worse than stated still counts as met. */
export const localTestQuestionSchema = z.object({
  /** Null: every case that may be counted. */
  caseIds: z.array(z.string()).nullable(),
  /** Percent points, 1..30. */
  marginPercent: z.number().min(1).max(30),
});

/** Whether the package in use meets its stated operating point on the cases of this clinic. */
export const localTestSchema = z.object({
  model: z.object({ name: z.string(), version: z.string(), manifestSha256: z.string() }),
  /** The operating point that is tested. */
  threshold: z.number(),
  marginPercent: z.number(),
  /** Cases with a score; refused ones are in `refusedCount` and in no figure. */
  n: count,
  refusedCount: count,
  patientCount: count,
  sensitivity: criterionSchema,
  specificity: criterionSchema,
  /** `met` when both are, `below` when either is. */
  verdict: z.enum(['met', 'below', 'undecided']),
  proposal: thresholdProposalSchema,
});

export const localTestDecisionSchema = z.enum(['go', 'no-go']);

/** What a reader decided of a package after a local test. Records are appended and never changed. */
export const localTestRecordSchema = z.object({
  recordId: z.string(),
  at: instantSchema,
  readerId: z.string(),
  reader: z.string(),
  decision: localTestDecisionSchema,
  remark: z.string(),
  caseIds: z.array(z.string()),
  test: localTestSchema,
});

export type LocalTestCase = z.infer<typeof localTestCaseSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type LocalTest = z.infer<typeof localTestSchema>;
export type LocalTestQuestion = z.infer<typeof localTestQuestionSchema>;
export type LocalTestRecord = z.infer<typeof localTestRecordSchema>;
