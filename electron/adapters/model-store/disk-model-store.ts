import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AcceptedPackage } from '#domain/inference/accepted-package.ts';
import { unnamedFiles } from '#domain/inference/package-file-name.ts';
import { formatPackageReference } from '#domain/inference/package-reference.ts';
import type { ModelStore, StagedPackage } from '#services/inference/model-store.ts';
import { copyPackage } from './copy-package.ts';
import { readInUse, writeInUse } from './in-use-file.ts';
import { listPackages } from './list-packages.ts';
import { packageRefused } from './package-refused.ts';
import { readUnverifiedManifest } from './read-unverified-manifest.ts';
import { unpackArchive } from './unpack-archive.ts';

interface StorePlaces {
  /** Packages that came with this Femora; never written to. */
  readonly shippedFolder: string;
  /** Packages somebody imported, beside the casebook. */
  readonly importedFolder: string;
}

const stagingPrefix = '.staging-';

/** A staging folder this old, milliseconds, was left by an import that was killed. */
const abandonedMs = 60 * 60 * 1000;

/** Files beside the ones the manifest names that come with a package. */
const [manifestFile, signatureFile, acceptedFile] = unnamedFiles;

export function createDiskModelStore({ shippedFolder, importedFolder }: StorePlaces): ModelStore {
  const list: ModelStore['list'] = () => [
    ...listPackages(shippedFolder, 'shipped'),
    ...listPackages(importedFolder, 'imported'),
  ];
  const discard: ModelStore['discard'] = ({ folder }) => rm(folder, { recursive: true, force: true });

  return {
    list,
    inUse: () => readInUse(importedFolder),
    use: (reference) => writeInUse(importedFolder, reference),
    stage: async (source) => {
      await mkdir(importedFolder, { recursive: true });
      await removeAbandoned(importedFolder);
      const folder = await mkdtemp(path.join(importedFolder, stagingPrefix));
      try {
        return await stageInto(source, folder);
      } catch (thrown) {
        await rm(folder, { recursive: true, force: true });
        throw thrown;
      }
    },
    accept: async ({ folder, manifestSha256 }, acceptance) => {
      const accepted: AcceptedPackage =
        acceptance.kind === 'publisher'
          ? { manifestSha256, publisher: acceptance.fingerprint }
          : { manifestSha256: acceptance.manifestSha256, publisher: null };
      await writeFile(path.join(folder, acceptedFile), `${JSON.stringify(accepted)}\n`, { flush: true });
    },
    install: async ({ folder, reference, manifestSha256 }) => {
      const present = list().find(
        (stored) => formatPackageReference(stored.reference) === formatPackageReference(reference),
      );
      if (present) {
        const inPlace = await readUnverifiedManifest(present.folder, present.folder).catch(() => null);
        const isSame = inPlace?.manifestSha256 === manifestSha256;
        if (present.origin === 'shipped' && isSame) return;
        // A damaged package may be imported again; another one of its name may not take its place.
        if (!isSame && (inPlace || present.origin === 'shipped')) {
          const other = `another package of this name and version is ${present.origin} here already`;
          throw packageRefused(formatPackageReference(reference), other);
        }
        await rename(present.folder, `${folder}.old`);
      }
      const target = path.join(importedFolder, reference.name, reference.version);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(folder, target);
      await rm(`${folder}.old`, { recursive: true, force: true });
    },
    discard,
    glance: async ({ folder }) => {
      const read = await readUnverifiedManifest(folder, folder).catch(() => null);
      return read && { title: read.manifest.title, evidence: read.manifest.evidence };
    },
    remove: async ({ folder }) => {
      // A name that no list takes for a package, so that it is gone at once even if deleting it takes its time.
      const aside = await mkdtemp(path.join(importedFolder, stagingPrefix));
      await rename(folder, path.join(aside, 'removed'));
      await rm(aside, { recursive: true, force: true });
      await rmdir(path.dirname(folder)).catch(() => undefined);
    },
  };
}

async function stageInto(source: string, folder: string): Promise<StagedPackage> {
  const facts = await stat(source).catch(() => null);
  if (!facts) throw packageRefused(source, 'there is no such file or folder');
  if (facts.isDirectory()) {
    const { manifest } = await readUnverifiedManifest(source, source);
    await copyPackage(source, [manifestFile, signatureFile, ...Object.keys(manifest.files)], folder);
  } else {
    await requireNamed(source, folder, await unpackArchive(source, folder));
  }
  const { manifest, manifestSha256 } = await readUnverifiedManifest(source, folder);
  return { folder, manifestSha256, reference: { name: manifest.name, version: manifest.version } };
}

/** An archive holds what its manifest names and nothing else. */
async function requireNamed(source: string, folder: string, names: readonly string[]): Promise<void> {
  const { manifest } = await readUnverifiedManifest(source, folder);
  const known = new Set<string>([manifestFile, signatureFile, ...Object.keys(manifest.files)]);
  const stray = names.find((name) => !known.has(name));
  if (stray !== undefined)
    throw packageRefused(source, `it holds ${stray}, which its manifest does not name`);
}

async function removeAbandoned(importedFolder: string): Promise<void> {
  for (const name of await readdir(importedFolder)) {
    const folder = path.join(importedFolder, name);
    const facts = name.startsWith(stagingPrefix) ? await stat(folder).catch(() => null) : null;
    if (facts && Date.now() - facts.mtimeMs > abandonedMs) await rm(folder, { recursive: true, force: true });
  }
}
