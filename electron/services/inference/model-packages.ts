import type { PackageReference } from '#domain/inference/package-reference.ts';
import type { PackageCheck } from './check-package.ts';
import type { Acceptance, ModelStore, StoredPackage } from './model-store.ts';

/** The model packages of this PC, for whoever manages them. */
export interface ModelPackages extends Pick<ModelStore, 'glance' | 'remove'> {
  readonly list: () => readonly (StoredPackage & { readonly isInUse: boolean })[];
  /** Imports a `.femora-model` file or a folder and reads with it from the next start on. */
  readonly import: (source: string, acceptance: Acceptance | null) => Promise<PackageCheck>;
  /** Reads with a package that is here from the next start on, once it has passed its check. */
  readonly use: (reference: PackageReference) => Promise<PackageCheck>;
  /** Verifies a package and scores its golden films. */
  readonly check: (reference: PackageReference) => Promise<PackageCheck>;
}
