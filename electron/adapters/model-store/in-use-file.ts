import { readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { packageReferenceSchema, type PackageReference } from '#domain/inference/package-reference.ts';

const fileName = 'in-use.json';

/** The package somebody chose to read with; null when nobody did, or the note cannot be read. */
export function readInUse(importedFolder: string): PackageReference | null {
  try {
    const text = readFileSync(path.join(importedFolder, fileName), 'utf8');
    return packageReferenceSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Notes the choice, whole or not at all. */
export async function writeInUse(importedFolder: string, { name, version }: PackageReference): Promise<void> {
  await mkdir(importedFolder, { recursive: true });
  const partial = path.join(importedFolder, `${fileName}.${String(process.pid)}.partial`);
  const handle = await open(partial, 'w');
  try {
    await handle.writeFile(`${JSON.stringify({ name, version })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, path.join(importedFolder, fileName));
}
