import { z } from './zod.ts';

/** A proportion or area with its 95 % interval; all 0..1. `n` counts films. */
export const estimateSchema = z.object({
  value: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  n: z.number().int().positive(),
});

export const evidenceSchema = z.enum([
  'simulated',
  'retrospective-internal',
  'retrospective-external',
  'prospective',
]);

/** One execution provider as tried on this machine. */
export const providerTrialSchema = z.object({
  provider: z.string(),
  outcome: z.enum(['chosen', 'slower', 'wrong', 'failed', 'not-tried']),
  /** Largest difference to the package's golden scores; null when it did not run. */
  goldenError: z.number().nullable(),
  /** Median of warm runs of the classifier; null when it did not run. */
  warmMs: z.number().nullable(),
  reason: z.string(),
});

/** What the window says of the installed model. */
export const modelSummarySchema = z.object({
  name: z.string(),
  version: z.string(),
  title: z.string(),
  evidence: evidenceSchema,
  evidenceStatement: z.string(),
  intendedUse: z.string(),
  manifestSha256: z.string(),
  /** Who signed the package; null: nobody, and whoever imported it accepted that. */
  publisher: z.object({ name: z.string().nullable(), fingerprint: z.string() }).nullable(),
  /** Why the package that was chosen is not the one read with; null: it is. */
  fallbackReason: z.string().nullable(),
  operatingPoint: z.object({
    threshold: z.number(),
    sensitivity: estimateSchema,
    specificity: estimateSchema,
    measuredOn: z.string(),
  }),
  indeterminateBand: z.object({ low: z.number(), high: z.number() }),
  auroc: estimateSchema,
  /** The model card, Markdown. */
  card: z.string(),
  provider: z.string(),
  trials: z.array(providerTrialSchema),
  /** Golden scores recomputed here; null until it ran. */
  selfTest: z.object({ passed: z.boolean(), largestError: z.number() }).nullable(),
});

export type Estimate = z.infer<typeof estimateSchema>;
export type ProviderTrial = z.infer<typeof providerTrialSchema>;
export type ModelSummary = z.infer<typeof modelSummarySchema>;
