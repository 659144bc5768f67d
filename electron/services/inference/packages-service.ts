import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { PackageReport, StoredPackageSummary } from '#contract/model-package.ts';
import type { PackageCheck } from './check-package.ts';
import type { ModelPackages } from './model-packages.ts';
import type { PackageUploads, StoredPackage } from './model-store.ts';

interface PackagesParts {
  readonly packages: ModelPackages;
  readonly uploads: PackageUploads;
  /** Folder of the package that gives the scores of this session. */
  readonly readWith: () => string;
}

type PackagesHandlers = Pick<
  Handlers,
  'models.list' | 'models.import' | 'models.check' | 'models.use' | 'models.remove'
>;

/** Import, check, choice and removal of model packages. A choice holds from the next start on. */
export function createPackagesService(parts: PackagesParts): PackagesHandlers {
  const { packages, uploads } = parts;
  const list = (): Promise<StoredPackageSummary[]> =>
    Promise.all(packages.list().map((stored) => summary(parts, stored)));
  return {
    'models.list': list,
    'models.import': async ({ uploadId, trust }) => {
      const source = uploads.find(uploadId);
      if (source === null) throw new DeclaredError('upload.not-found', { uploadId });
      try {
        const checked = await packages.import(source, trust);
        await uploads.discard(uploadId);
        return report(checked);
      } catch (thrown) {
        // Whether a stranger is trusted is asked next, of the same file.
        if (!isQuestion(thrown)) await uploads.discard(uploadId);
        throw thrown;
      }
    },
    'models.check': async (wanted) => report(await packages.check(find(packages, wanted).reference)),
    'models.use': async (wanted) => {
      await packages.use(find(packages, wanted).reference);
      return list();
    },
    'models.remove': async (wanted) => {
      const stored = find(packages, wanted);
      const { name, version } = stored.reference;
      if (stored.origin === 'shipped') throw new DeclaredError('model.shipped', { name, version });
      if (stored.isInUse || stored.folder === parts.readWith()) {
        throw new DeclaredError('model.in-use', { name, version });
      }
      await packages.remove(stored);
      return list();
    },
  };
}

function find(
  packages: ModelPackages,
  { name, version }: { readonly name: string; readonly version: string },
): ReturnType<ModelPackages['list']>[number] {
  const found = packages
    .list()
    .find(({ reference }) => reference.name === name && reference.version === version);
  if (!found) throw new DeclaredError('model.not-found', { name, version });
  return found;
}

async function summary(
  { packages, readWith }: PackagesParts,
  stored: StoredPackage & { readonly isInUse: boolean },
): Promise<StoredPackageSummary> {
  const glance = await packages.glance(stored);
  return {
    name: stored.reference.name,
    version: stored.reference.version,
    title: glance?.title ?? null,
    evidence: glance?.evidence ?? null,
    origin: stored.origin,
    isReadWith: stored.folder === readWith(),
    isChosen: stored.isInUse,
  };
}

function report({ model, cases }: PackageCheck): PackageReport {
  const { name, version, title, evidence, evidenceStatement } = model.manifest;
  return {
    name,
    version,
    title,
    evidence,
    evidenceStatement,
    manifestSha256: model.manifestSha256,
    publisher: model.publisher,
    card: model.card,
    goldenFilms: cases.map((golden) => ({
      ...golden,
      difference: Number.isFinite(golden.difference) ? golden.difference : null,
    })),
  };
}

function isQuestion(thrown: unknown): boolean {
  return (
    thrown instanceof DeclaredError &&
    (thrown.code === 'model.unknown-publisher' || thrown.code === 'model.unsigned')
  );
}
