import { z } from './zod.ts';

/**
 * A statistic with its 95 % interval, or its value alone, or nothing; and the reason for what is missing.
 * `n` counts the cases it rests on.
 */
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
    reason: z.enum(['perfect-agreement', 'no-spread', 'too-few-cases', 'biased-upwards']),
    n: z.number().int(),
  }),
  z.object({
    kind: z.literal('undefined'),
    reason: z.enum(['no-cases', 'one-category-only', 'one-class-only', 'zero-denominator', 'no-such-calls']),
    n: z.number().int(),
  }),
]);

export type Statistic = z.infer<typeof statisticSchema>;
