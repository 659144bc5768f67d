import { comparedCaseSchema } from './comparison.ts';
import { callerSchema, switchRateSchema, verdictSchema } from './truth-comparison.ts';
import { z } from './zod.ts';

const definiteCallSchema = z.enum(['pathologic', 'nonpathologic']);

/** The cases behind one number of the comparison. */
export const caseSelectionSchema = z.discriminatedUnion('kind', [
  /** Every revealed case. */
  z.object({ kind: z.literal('all') }),
  /** A cell of the reader against the model, whether the truth is known or not. */
  z.object({ kind: z.literal('agreement'), unaided: definiteCallSchema, model: definiteCallSchema }),
  /** One of these verdicts for this caller, within a group or anywhere. */
  z.object({
    kind: z.literal('verdicts'),
    caller: callerSchema,
    verdicts: z.array(verdictSchema),
    group: z.object({ by: z.enum(['side', 'reader']), name: z.string() }).nullable(),
  }),
  /** Both callers definite; with `onlyRight`, those in which only this one was right. */
  z.object({
    kind: z.literal('pair'),
    first: callerSchema,
    second: callerSchema,
    among: z.enum(['all', ...definiteCallSchema.options]),
    onlyRight: z.enum(['first', 'second']).nullable(),
  }),
  /** What a switch rate is a share of, those that it counts first. */
  z.object({ kind: z.literal('switch'), rate: switchRateSchema }),
  /** The cases that several readers have in common, as far as the reader has revealed them. */
  z.object({ kind: z.literal('readerStudy') }),
]);

export const comparedCasesQuestionSchema = z.object({
  includeDemo: z.boolean().optional(),
  selection: caseSelectionSchema,
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
});

/** Part of a selection; within it the latest opened come first. */
export const comparedCasesSchema = z.object({
  cases: z.array(comparedCaseSchema),
  /** In the whole selection. */
  matchCount: z.number().int().nonnegative(),
});

export type CaseSelection = z.infer<typeof caseSelectionSchema>;
