import { z } from '#contract/zod.ts';

/**
 * `signature.json` of a model package: who vouches for the exact bytes of `manifest.json`, which in turn names the
 * SHA-256 of every other file.
 */
export const packageSignatureSchema = z.object({
  algorithm: z.literal('ed25519'),
  /** Base64 of the 32 raw bytes. */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  /** Base64 of the 64 raw bytes. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

export type PackageSignature = z.infer<typeof packageSignatureSchema>;
