import { sideSchema } from '#contract/reading.ts';
import { z } from '#contract/zod.ts';

/** One synthetic film and the values that every runtime must reproduce. */
const goldenCaseSchema = z.object({
  name: z.string(),
  image: z.string(),
  side: sideSchema,
  /** x, y, width, height in pixels. */
  site: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  expected: z.object({
    gate: z.record(z.string(), z.number()),
    logit: z.number(),
    score: z.number(),
    /** Of packages with a locator. `site`: x, y, width, height as shares of the film's width and height. */
    locate: z.object({ site: z.array(z.number()).length(4), rightSide: z.number() }).optional(),
  }),
});

/** `golden/cases.json` of a model package. */
export const goldenCasesSchema = z.object({
  /** Largest allowed absolute difference of a score; beyond 0.01 it would check nothing. */
  tolerance: z.number().positive().max(0.01),
  cases: z.array(goldenCaseSchema).min(1),
});

export type GoldenCase = z.infer<typeof goldenCaseSchema>;
export type GoldenCases = z.infer<typeof goldenCasesSchema>;
