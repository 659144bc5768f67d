import { callSchema, referenceSourceSchema, sideSchema } from '#contract/reading.ts';
import type { Caller } from '#contract/truth-comparison.ts';
import { z } from '#contract/zod.ts';
import type { ConfusionTable } from '#domain/statistics/confusion-table.ts';

const count = z.number().int().nonnegative();
const tableSchema = z.object({
  truePositive: count,
  falseNegative: count,
  trueNegative: count,
  falsePositive: count,
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const randomNumber = z.string().regex(/^[0-9a-f]{32}$/);

/** One reader's reading of a case with a known truth, with nothing in it that leads back to a patient, a reader or a day. */
export const siteRowSchema = z.object({
  /** Drawn anew for each file, as all random numbers here. */
  row: randomNumber,
  /** Readings of one case share it. */
  case: randomNumber,
  /** Cases of one patient share it. */
  patient: randomNumber,
  /** `R1`, `R2` … in no meaningful order. */
  reader: z.string().regex(/^R\d{1,4}$/),
  side: sideSchema,
  unaided: callSchema,
  confidencePercent: z.number().min(0).max(100),
  aided: callSchema,
  model: z.enum(['pathologic', 'nonpathologic', 'refused']),
  score: z.number().min(0).max(1).nullable(),
  /** Manifest of the package that was revealed. */
  manifestSha256: sha256,
  truth: z.enum(['pathologic', 'nonpathologic']),
  truthSource: referenceSourceSchema,
  /** In which the case was read. */
  year: z.number().int().min(1990).max(2200),
});

/** What one workstation gives away: its rows and what they count to. */
export const siteContentSchema = z.object({
  format: z.literal('femora-site'),
  formatVersion: z.literal(1),
  year: z.number().int(),
  models: z.array(z.object({ name: z.string(), version: z.string(), manifestSha256: sha256 })),
  counts: z.object({ unaided: tableSchema, aided: tableSchema, model: tableSchema }),
  rows: z.array(siteRowSchema).min(1).max(100_000),
});

/** The file: the content as text, and an Ed25519 signature (RFC 8032) over exactly its UTF-8 bytes. */
export const signedSiteFileSchema = z.object({
  algorithm: z.literal('ed25519'),
  /** Base64 of 32 bytes. */
  publicKey: z.base64().length(44),
  /** Base64 of 64 bytes. */
  signature: z.base64().length(88),
  content: z.string(),
});

export type SiteRow = z.infer<typeof siteRowSchema>;
export type SiteContent = z.infer<typeof siteContentSchema>;
export type SignedSiteFile = z.infer<typeof signedSiteFileSchema>;

/**
 * What the rows count to for one caller: every reading for the readers, every case once for the model. Calls that are not
 * definite are in no cell.
 */
export function countRows(rows: readonly SiteRow[], caller: Caller): ConfusionTable {
  const firstRows = new Set(new Map(rows.toReversed().map((row) => [row.case, row.row])).values());
  const counted = caller === 'model' ? rows.filter(({ row }) => firstRows.has(row)) : rows;
  const cell = (truth: SiteRow['truth'], call: SiteRow['truth']): number =>
    counted.filter((row) => row.truth === truth && row[caller] === call).length;
  return {
    truePositive: cell('pathologic', 'pathologic'),
    falseNegative: cell('pathologic', 'nonpathologic'),
    trueNegative: cell('nonpathologic', 'nonpathologic'),
    falsePositive: cell('nonpathologic', 'pathologic'),
  };
}

/**
 * Reads the signed text of a file. Answers the content, or in plain words why it cannot be used: it is none, its rows
 * repeat, or its counts are not those of its rows.
 */
export function readSiteContent(text: string): SiteContent | { readonly reason: string } {
  let parsed: ReturnType<typeof siteContentSchema.safeParse>;
  try {
    parsed = siteContentSchema.safeParse(JSON.parse(text));
  } catch {
    return { reason: 'its content is not JSON' };
  }
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { reason: `its content is not that of a site file (${issue?.path.join('.') ?? ''})` };
  }
  const { rows, counts } = parsed.data;
  if (new Set(rows.map(({ row }) => row)).size < rows.length) return { reason: 'it holds a row twice' };
  for (const caller of ['unaided', 'aided', 'model'] as const) {
    const counted = countRows(rows, caller);
    const stated = counts[caller];
    if (Object.entries(counted).some(([cell, n]) => stated[cell as keyof ConfusionTable] !== n)) {
      return { reason: `its counts (${caller}) are not those of its rows` };
    }
  }
  return parsed.data;
}
