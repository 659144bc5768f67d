import { z } from './zod.ts';
import { callSchema, sideSchema } from './reading.ts';
import { readerStudySchema } from './reader-study.ts';
import { truthComparisonSchema, verdictSchema } from './truth-comparison.ts';
import { statisticSchema } from './statistic.ts';

/** Cases by the reader's call (rows) and the model's call at its operating point (columns). */
export const agreementTableSchema = z.object({
  bothPathologic: z.number().int().nonnegative(),
  readerPathologicOnly: z.number().int().nonnegative(),
  modelPathologicOnly: z.number().int().nonnegative(),
  bothNonpathologic: z.number().int().nonnegative(),
});

export const agreementSchema = z.object({
  table: agreementTableSchema,
  /** Wilson 95 % interval. */
  observedAgreement: statisticSchema,
  /** Cohen's kappa, -1..1. */
  kappa: statisticSchema,
});

/** One revealed case: what was said of it, and what is known. */
export const comparedCaseSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  isDemo: z.boolean(),
  side: sideSchema,
  /** Who gave the unaided read. */
  reader: z.string(),
  unaided: callSchema,
  /** How likely the reader held a pathologic fracture to be, 0..100, before the model was shown. */
  confidencePercent: z.number(),
  aided: callSchema.nullable(),
  model: z.enum(['pathologic', 'nonpathologic', 'refused']),
  score: z.number().nullable(),
  /** Null as long as the reference standard is not known. */
  truth: z.enum(['pathologic', 'nonpathologic']).nullable(),
  /** Each call against the truth; null as long as that is not known. Counts of `withTruth` are counts of these. */
  verdicts: z.object({ unaided: verdictSchema, aided: verdictSchema, model: verdictSchema }).nullable(),
});

/**
 * Own calls against the model's over every revealed case, and all of them against the truth where it is known. The cases
 * behind a number are asked for with `comparison.cases`.
 */
export const comparisonSchema = z.object({
  revealedCount: z.number().int().nonnegative(),
  /** Revealed demonstration films, whether they were asked for or not. */
  demoCount: z.number().int().nonnegative(),
  /** Names under the reads of revealed cases. */
  readers: z.array(z.string()),
  /** Not in the table: the reader could not tell. */
  readerIndeterminateCount: z.number().int().nonnegative(),
  /** Not in the table: the model refused. */
  modelRefusedCount: z.number().int().nonnegative(),
  unaidedAgainstModel: agreementSchema,
  /** Calls changed after the reveal, of all decided cases. */
  changedCalls: z.object({
    toModel: z.number().int(),
    awayFromModel: z.number().int(),
    other: z.number().int(),
    n: z.number().int(),
  }),
  withTruth: truthComparisonSchema,
  readerStudy: readerStudySchema,
});

export type AgreementTable = z.infer<typeof agreementTableSchema>;
export type Agreement = z.infer<typeof agreementSchema>;
export type ComparedCase = z.infer<typeof comparedCaseSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
