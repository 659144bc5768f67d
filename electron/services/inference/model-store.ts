import type { ModelSummary } from '#contract/model.ts';
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

/** Model packages that a window sends file by file, kept aside until they are imported or the next one comes. */
export interface PackageUploads {
  /**
   * Takes one file. `name` is its place as the window knows it: a file name, or `folder/…` for a file of a chosen
   * folder. Without `uploadId` a new upload begins. Throws `model.refused` when it grows too large.
   */
  readonly receive: (
    uploadId: string | null,
    name: string,
    content: AsyncIterable<Uint8Array>,
  ) => Promise<string>;
  /** The archive or folder that arrived; null when there is no such upload. */
  readonly find: (uploadId: string) => string | null;
  readonly discard: (uploadId: string) => Promise<void>;
}

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
  /** What the manifest of a package says it is, unverified; null when it cannot be read. */
  readonly glance: (
    stored: StoredPackage,
  ) => Promise<{ readonly title: string; readonly evidence: ModelSummary['evidence'] } | null>;
  /** Takes an imported package away, in one step. */
  readonly remove: (stored: StoredPackage) => Promise<void>;
}
