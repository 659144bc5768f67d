import { createPublicKey, verify } from 'node:crypto';
import { DeclaredError } from '#contract/declared-error.ts';
import { acceptedPackageSchema, type AcceptedPackage } from '#domain/inference/accepted-package.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { packageSignatureSchema, type PackageSignature } from '#domain/inference/package-signature.ts';
import type { Publisher } from '#domain/inference/publisher.ts';
import { trustedPublishers } from '#domain/inference/trusted-publishers.ts';
import { publisherFingerprint } from './publisher-fingerprint.ts';
import { parsePackageJson, readOptionalPackageFile, sha256, unavailable } from './read-package-file.ts';

/** DER of an Ed25519 public key up to its 32 raw bytes (RFC 8410, section 4). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Who signed these exact bytes of `manifest.json`; null when nobody did and the clinic accepted that.
 * Throws `model.unavailable` for a signature that is malformed or does not fit, `model.unknown-publisher` and
 * `model.unsigned` where nobody has accepted it.
 */
export async function checkPublisher(folder: string, manifestBytes: Uint8Array): Promise<Publisher | null> {
  const accepted = await readAccepted(folder, sha256(manifestBytes));
  const bytes = await readOptionalPackageFile(folder, 'signature.json', packageLimits.textBytes);
  if (!bytes) {
    if (accepted?.publisher === null) return null;
    throw new DeclaredError('model.unsigned', { manifestSha256: sha256(manifestBytes) });
  }
  const signature = packageSignatureSchema.safeParse(parsePackageJson(bytes, 'signature.json'));
  if (!signature.success) throw unavailable('signature.json is not valid');
  if (!fits(signature.data, manifestBytes)) {
    throw unavailable('signature.json does not fit manifest.json, which was changed after it was signed');
  }
  const fingerprint = publisherFingerprint(signature.data.publicKey);
  const known = trustedPublishers.find(({ publicKey }) => publicKey === signature.data.publicKey);
  if (!known && accepted?.publisher !== fingerprint) {
    throw new DeclaredError('model.unknown-publisher', { fingerprint });
  }
  return { name: known?.name ?? null, fingerprint };
}

/** The decision beside the package, if there is one about this very manifest. */
async function readAccepted(folder: string, manifestSha256: string): Promise<AcceptedPackage | null> {
  const bytes = await readOptionalPackageFile(folder, 'accepted.json', packageLimits.textBytes);
  if (!bytes) return null;
  const accepted = acceptedPackageSchema.safeParse(parsePackageJson(bytes, 'accepted.json'));
  return accepted.success && accepted.data.manifestSha256 === manifestSha256 ? accepted.data : null;
}

function fits({ publicKey, signature }: PackageSignature, manifestBytes: Uint8Array): boolean {
  const key = Buffer.concat([publicKeyPrefix, Buffer.from(publicKey, 'base64')]);
  return verify(
    null,
    manifestBytes,
    createPublicKey({ key, format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64'),
  );
}
