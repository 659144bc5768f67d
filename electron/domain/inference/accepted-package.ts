import { z } from '#contract/zod.ts';

/** SHA-256, hex: of a manifest, or of a publisher's public key (the fingerprint). */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `accepted.json` beside an imported package: the decision of whoever imported it to use it although its publisher
 * is not one of Femora's own. It holds for one manifest only. The import writes it and nobody else; it is never
 * taken from an archive, as the manifest cannot name it.
 */
export const acceptedPackageSchema = z.object({
  manifestSha256: sha256Schema,
  /** Fingerprint of the publisher that was accepted; null: accepted without a signature. */
  publisher: sha256Schema.nullable(),
});

export type AcceptedPackage = z.infer<typeof acceptedPackageSchema>;
