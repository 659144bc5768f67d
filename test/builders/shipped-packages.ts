import { globSync } from 'node:fs';
import path from 'node:path';
import { compareVersions } from '#domain/inference/package-reference.ts';

/** Folders of all packages in the checkout, the oldest first. */
export const shippedPackages: readonly string[] = globSync('models/*/*/manifest.json')
  .map((file) => path.resolve(path.dirname(file)))
  .sort((a, b) => compareVersions(path.basename(a), path.basename(b)));

/** Folder of the newest package in the checkout. */
export function shippedPackage(): string {
  const newest = shippedPackages.at(-1);
  if (newest === undefined) throw new Error('the checkout holds no model package');
  return newest;
}
