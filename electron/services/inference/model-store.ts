import type { PackageReference } from '#domain/inference/package-reference.ts';

/** A model package on this PC. */
export interface StoredPackage {
  readonly reference: PackageReference;
  readonly folder: string;
  readonly origin: 'shipped' | 'imported';
}

/** A copy of a stranger's package that is not in its place yet. */
export interface StagedPackage {
  readonly folder: string;
  readonly reference: PackageReference;
  /** Hex. */
  readonly manifestSha256: string;
}

/** The decision to use a package that no publisher Femora knows has signed. */
export type Acceptance =
  | { readonly kind: 'publisher'; readonly fingerprint: string }
  | { readonly kind: 'unsigned'; readonly manifestSha256: string };

/** Model packages on disk: the shipped ones, the imported ones, and which of them is in use. */
export interface ModelStore {
  /** Shipped first, the oldest version first. */
  readonly list: () => readonly StoredPackage[];
  /** The package somebody chose; null: nobody chose, the newest shipped one is used. */
  readonly inUse: () => PackageReference | null;
  readonly use: (reference: PackageReference) => Promise<void>;
  /** Copies a `.femora-model` file or a folder aside. Throws `model.refused` and then leaves nothing behind. */
  readonly stage: (source: string) => Promise<StagedPackage>;
  readonly accept: (staged: StagedPackage, acceptance: Acceptance) => Promise<void>;
  /**
   * Moves a staged package into its place, in one step. The very package that is there already stays; another one of
   * the same name and version is `model.refused`.
   */
  readonly install: (staged: StagedPackage) => Promise<void>;
  readonly discard: (staged: StagedPackage) => Promise<void>;
}
