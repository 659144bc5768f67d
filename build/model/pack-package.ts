import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseManifest, readPackageFiles } from '#adapters/analysis/read-package-files.ts';
import { packFiles } from './pack-files.ts';

/**
 * `npm run model:pack -- DIR [OUT_FOLDER]`: writes NAME-VERSION.femora-model, a zip of exactly the files the manifest
 * names, the manifest, and its signature if there is one. A package with a file that its manifest does not vouch for
 * is not packed.
 */
const [folder, out = '.'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run model:pack -- DIR [OUT_FOLDER]');
  process.exit(2);
}
const manifestBytes = await readFile(path.join(folder, 'manifest.json'));
const manifest = parseManifest(manifestBytes);
const signature = await readFile(path.join(folder, 'signature.json')).catch(() => null);
const files = new Map([
  ['manifest.json', manifestBytes],
  ...(signature ? [['signature.json', signature] as const] : []),
  ...(await readPackageFiles(folder, manifest)),
]);
if (!signature) console.warn('The package is not signed: whoever imports it must accept that.');
const target = path.join(out, `${manifest.name}-${manifest.version}.femora-model`);
const archive = packFiles(Object.fromEntries(files));
await writeFile(target, archive);
console.log(`${target}: ${archive.byteLength} bytes, ${files.size} files`);
