import { verify } from 'node:crypto';
import { DeclaredError } from '#contract/declared-error.ts';
import { readSiteContent, signedSiteFileSchema, type SiteContent } from '#domain/report/site-file.ts';
import { keyFingerprint, publicKeyOf } from './public-key.ts';

export interface OpenedSiteFile {
  /** SHA-256, hex, of the key that signed it: the same for every file of one workstation. */
  readonly fingerprint: string;
  readonly content: SiteContent;
}

/** Verifies and reads a file that a clinic has exported. Throws `pooling.refused`; nothing of a changed file is used. */
export function openSiteFile(fileName: string, text: string): OpenedSiteFile {
  const refuse = (reason: string): DeclaredError =>
    new DeclaredError('pooling.refused', { fileName, reason });
  const file = signedSiteFileSchema.safeParse(parseJson(text));
  if (!file.success) throw refuse('it is not a signed file of Femora');
  const { publicKey, signature, content } = file.data;
  const raw = Buffer.from(publicKey, 'base64');
  const isGenuine =
    raw.length === 32 &&
    verify(null, Buffer.from(content, 'utf8'), publicKeyOf(raw), Buffer.from(signature, 'base64'));
  if (!isGenuine) throw refuse('its signature does not fit: it was changed after it was exported');
  const read = readSiteContent(content);
  if ('reason' in read) throw refuse(read.reason);
  return { fingerprint: keyFingerprint(raw), content: read };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
