import { sideSchema } from '#contract/reading.ts';
import { z } from '#contract/zod.ts';

/** `golden/cases.json` of a model package: synthetic inputs and the values every runtime must reproduce. */
export const goldenCasesSchema = z.object({
  /** Largest allowed absolute difference of a score. */
  tolerance: z.number().positive(),
  cases: z
    .array(
      z.object({
        name: z.string(),
        image: z.string(),
        side: sideSchema,
        /** x, y, width, height in pixels. */
        site: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        expected: z.object({ gate: z.record(z.string(), z.number()), logit: z.number(), score: z.number() }),
      }),
    )
    .min(1),
});

export type GoldenCases = z.infer<typeof goldenCasesSchema>;
