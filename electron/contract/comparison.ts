import { z } from './zod.ts';
import { callSchema } from './reading.ts';

/** A statistic with its 95 % interval, or its value alone, or nothing; and the reason for what is missing. */
export const statisticSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('estimate'),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.number().int(),
  }),
  z.object({
    kind: z.literal('point'),
    value: z.number(),
    reason: z.enum(['perfect-agreement', 'no-spread']),
    n: z.number().int(),
  }),
  z.object({
    kind: z.literal('undefined'),
    reason: z.enum(['no-cases', 'one-category-only']),
    n: z.number().int(),
  }),
]);

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

export const comparedCaseSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  unaided: callSchema,
  aided: callSchema.nullable(),
  model: z.enum(['pathologic', 'nonpathologic', 'refused']),
  score: z.number().nullable(),
});

/** Own calls against the model's, over every revealed case. */
export const comparisonSchema = z.object({
  revealedCount: z.number().int().nonnegative(),
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
  cases: z.array(comparedCaseSchema),
});

export type Statistic = z.infer<typeof statisticSchema>;
export type AgreementTable = z.infer<typeof agreementTableSchema>;
export type Agreement = z.infer<typeof agreementSchema>;
export type ComparedCase = z.infer<typeof comparedCaseSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
