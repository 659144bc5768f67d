import { instantSchema } from './reading.ts';
import { z } from './zod.ts';

const count = z.number().int().nonnegative();

/** The newest scores as a moving average against those of the first cases; all 0..1. */
const scoreChartSchema = z.object({
  mean: z.number(),
  points: z.array(
    z.object({
      average: z.number(),
      low: z.number(),
      high: z.number(),
      isOut: z.boolean(),
    }),
  ),
});

/** A share in groups of cases that followed each other, against that of the first cases; shares 0..1. */
const shareChartSchema = z.object({
  centre: z.number(),
  groups: z.array(
    z.object({
      from: instantSchema,
      to: instantSchema,
      n: count,
      counted: count,
      share: z.number(),
      low: z.number(),
      high: z.number(),
      isOut: z.boolean(),
    }),
  ),
});

/**
 * Whether scores, refusals and overrides of the package in use are still what they were in its first cases here. A chart
 * is null as long as it has no first cases, or nothing after them.
 */
export const modelWatchSchema = z.object({
  model: z.object({ name: z.string(), version: z.string() }),
  /** Cases in which this package was revealed. */
  caseCount: count,
  /** The first of them, which all later ones are held against. */
  baselineCount: count,
  groupSize: count,
  scores: scoreChartSchema.nullable(),
  refusals: shareChartSchema.nullable(),
  /** Final calls other than the model's, among cases with a definite final call and a score. */
  overrides: shareChartSchema.nullable(),
});

export type ModelWatch = z.infer<typeof modelWatchSchema>;
export type ShareChart = z.infer<typeof shareChartSchema>;
export type ScoreChart = z.infer<typeof scoreChartSchema>;
