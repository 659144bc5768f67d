import { estimateSchema, evidenceSchema } from '#contract/model.ts';
import { refusalCodeSchema } from '#contract/prediction.ts';
import { z } from '#contract/zod.ts';
import { packageFileNameSchema as fileName, unnamedFiles } from './package-file-name.ts';
import { packageNameSchema, versionSchema } from './package-reference.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A gate output and the bound beyond which the model refuses to score. */
export const refusalRuleSchema = z.object({
  code: refusalCodeSchema,
  /** Name of the output of the gate graph. */
  output: z.string(),
  refuseWhen: z.enum(['below', 'above']),
  threshold: z.number(),
});

/** `manifest.json` of a model package, format 1 (docs/models.md). */
export const modelManifestSchema = z.object({
  formatVersion: z.literal(1),
  name: packageNameSchema,
  version: versionSchema,
  title: z.string(),
  task: z.literal('neoplastic-pathologic-fracture'),
  evidence: evidenceSchema,
  evidenceStatement: z.string(),
  intendedUse: z.string(),
  /** An older Femora does not use the package. */
  minimumAppVersion: versionSchema,
  opset: z.number().int(),
  labels: z.tuple([z.literal('nonpathologic'), z.literal('pathologic')]),
  graphs: z.object({
    preprocess: fileName,
    gate: fileName,
    classify: fileName,
    /** Proposes side and fracture site; a package without it proposes none. */
    locate: fileName.optional(),
  }),
  input: z.object({
    filmPx: z.number().int().positive(),
    viewPx: z.number().int().positive(),
    /** Side of the square film that the locator reads, pixels. */
    locatePx: z.number().int().positive().optional(),
    mirroredSide: z.enum(['left', 'right']),
  }),
  /** score = sigmoid((logit + bias) / temperature) */
  calibration: z.object({ temperature: z.number().positive(), bias: z.number() }),
  operatingPoint: z.object({
    threshold: z.number().min(0).max(1),
    sensitivity: estimateSchema,
    specificity: estimateSchema,
    measuredOn: z.string(),
    /** Who stated these figures, where the makers of the package did not measure them themselves. */
    source: z.string().optional(),
  }),
  indeterminateBand: z.object({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) }),
  figures: z.object({
    auroc: estimateSchema,
    gate: z.object({ hip: estimateSchema, frontal: estimateSchema, hardware: estimateSchema }),
    locator: z
      .object({
        /** Share of films whose proposed centre lies in the marked fracture. */
        hitRate: estimateSchema,
        sideAccuracy: estimateSchema,
        /** AUROC of "there is a fracture". */
        fracturePresentAuroc: estimateSchema,
      })
      .optional(),
  }),
  refusals: z.array(refusalRuleSchema),
  /** Shorter side of the site rectangle, pixels; below it the refusal is `too-little-resolution`. */
  minimumSitePx: z.number().positive(),
  trainingData: z.array(
    z.object({ name: z.string(), licence: z.string(), doi: z.string(), n: z.number().int().positive() }),
  ),
  licence: z.string(),
  /** SHA-256, hex, of every other file of the package but `signature.json`. */
  files: z
    .record(fileName, sha256)
    .refine((files) => unnamedFiles.every((name) => !Object.hasOwn(files, name)), {
      error: `may not name ${unnamedFiles.join(', ')}`,
    }),
});

export type ModelManifest = z.infer<typeof modelManifestSchema>;
