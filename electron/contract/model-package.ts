import { evidenceSchema } from './model.ts';
import { z } from './zod.ts';

/** Names one model package of this PC. */
export const packageNameAndVersionSchema = z.object({ name: z.string(), version: z.string() });

/** A model package on this PC, as its own manifest describes it; nothing of it was verified for this list. */
export const storedPackageSchema = packageNameAndVersionSchema.extend({
  /** Null where the manifest cannot be read. */
  title: z.string().nullable(),
  evidence: evidenceSchema.nullable(),
  /** Shipped packages came with Femora and stay. */
  origin: z.enum(['shipped', 'imported']),
  /** It gives the scores of this session. */
  isReadWith: z.boolean(),
  /** It is the one to read with from the next start on. */
  isChosen: z.boolean(),
});

/** One golden film of a package, scored here. */
export const goldenFilmSchema = z.object({
  name: z.string(),
  expectedScore: z.number(),
  score: z.number(),
  /** Largest difference of any compared figure: absolute up to 1, relative beyond; null: one was missing. */
  difference: z.number().nullable(),
  passed: z.boolean(),
});

/** A package that was verified and loaded in a process of its own, and its golden films as scored there. */
export const packageReportSchema = packageNameAndVersionSchema.extend({
  title: z.string(),
  evidence: evidenceSchema,
  evidenceStatement: z.string(),
  manifestSha256: z.string(),
  /** Null: nobody signed it. */
  publisher: z.object({ name: z.string().nullable(), fingerprint: z.string() }).nullable(),
  /** The model card, Markdown. */
  card: z.string(),
  goldenFilms: z.array(goldenFilmSchema),
});

/** The decision to use a package that no publisher Femora knows has signed; hexadecimal SHA-256. */
export const packageTrustSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publisher'), fingerprint: z.string() }),
  z.object({ kind: z.literal('unsigned'), manifestSha256: z.string() }),
]);

export type StoredPackageSummary = z.infer<typeof storedPackageSchema>;
export type PackageReport = z.infer<typeof packageReportSchema>;
export type PackageTrust = z.infer<typeof packageTrustSchema>;
