import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { modelManifestSchema, type ModelManifest } from '#domain/inference/model-manifest.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { packageRefused } from './package-refused.ts';

/** The manifest in a folder, unverified: enough to know what to copy and where a package belongs. */
export async function readUnverifiedManifest(
  source: string,
  folder: string,
): Promise<{ readonly manifest: ModelManifest; readonly manifestSha256: string }> {
  const file = path.join(folder, 'manifest.json');
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw packageRefused(source, 'manifest.json is missing');
  if (facts.size > packageLimits.textBytes) throw packageRefused(source, 'manifest.json is too large');
  const bytes = await readFile(file);
  const parsed = modelManifestSchema.safeParse(parseJson(bytes));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') ?? '';
    throw packageRefused(source, `manifest.json: ${where} ${issue?.message ?? 'is not valid'}`);
  }
  return { manifest: parsed.data, manifestSha256: createHash('sha256').update(bytes).digest('hex') };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
