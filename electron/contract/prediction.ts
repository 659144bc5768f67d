import { z } from './zod.ts';
import { callSchema, instantSchema, rectangleSchema, sideSchema } from './reading.ts';

/** Why the model gives no score. */
export const refusalCodeSchema = z.enum([
  'not-a-hip',
  'not-frontal',
  'hardware-present',
  'too-little-resolution',
  'outside-training-distribution',
]);

/** One refusal with the measurement that caused it, in the unit of its rule (probability, pixels, distance). */
export const refusalSchema = z.object({
  code: refusalCodeSchema,
  measured: z.number(),
  threshold: z.number(),
});

/**
 * Where the program would look for a fracture: the reader corrects it. It says nothing of the one question, so it
 * may be shown before the read.
 */
export const markProposalSchema = z.object({
  side: sideSchema,
  /** How sure the locator is of the side, .5..1. */
  sideProbability: z.number().min(0.5).max(1),
  site: rectangleSchema,
});

/** What the gate and the locator found on the whole film, before and independent of any read. */
export const assessmentSchema = z.object({
  refusals: z.array(refusalSchema),
  /** Rules that were checked, refused or not. */
  checked: z.array(refusalCodeSchema),
  modelVersion: z.string(),
  /** Null where the film is refused, or the package has no locator. */
  proposal: markProposalSchema.nullable().default(null),
});

/** Where a number came from: which package, which graph runtime, how long. */
export const provenanceSchema = z.object({
  modelName: z.string(),
  modelVersion: z.string(),
  /** SHA-256, hex, of the manifest, which holds the SHA-256 of every other file. */
  manifestSha256: z.string(),
  provider: z.string(),
  elapsedMs: z.number().nonnegative(),
  /** SHA-256, hex, of the modality plane that was read; equals the plane shown. */
  planeSha256: z.string(),
  predictedAt: instantSchema,
});

export const bandSchema = z.enum(['below', 'indeterminate', 'above']);

export const scoreSchema = z.object({
  kind: z.literal('score'),
  /** Calibrated on the package's own validation films, 0..1. */
  score: z.number().min(0).max(1),
  /** The model's call at the operating point of its package: pathologic at or above the threshold. */
  call: callSchema.exclude(['indeterminate']),
  band: bandSchema,
  provenance: provenanceSchema,
});

export const refusedSchema = z.object({
  kind: z.literal('refused'),
  refusals: z.array(refusalSchema).min(1),
  provenance: provenanceSchema,
});

/** The model's answer to one marked radiograph: a score, or typed refusals instead of one. */
export const predictionSchema = z.discriminatedUnion('kind', [scoreSchema, refusedSchema]);

/** Class-activation maps, row by row, 0..1, in the orientation of the view they belong to. */
export const activationMapSchema = z.object({
  view: z.enum(['hip', 'site']),
  widthCells: z.number().int().positive(),
  heightCells: z.number().int().positive(),
  values: z.array(z.number()),
});

export type Refusal = z.infer<typeof refusalSchema>;
export type RefusalCode = z.infer<typeof refusalCodeSchema>;
export type MarkProposal = z.infer<typeof markProposalSchema>;
export type Assessment = z.infer<typeof assessmentSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Prediction = z.infer<typeof predictionSchema>;
