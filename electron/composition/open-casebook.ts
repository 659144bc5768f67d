import type { Database } from '#adapters/case-store/database.ts';
import type { DiskCasebook, OpenedCasebook } from '#adapters/case-store/disk-casebook.ts';
import type { KeyRing } from '#adapters/sealing/key-ring.ts';
import { isDeclared, type DeclaredError } from '#contract/declared-error.ts';

/** A casebook in use, and the key of its data. */
export interface OpenCasebook {
  readonly database: Database;
  readonly dataKey: Uint8Array;
}

/** What the casebook is now: in use, waiting for a passphrase, or why it cannot be used. */
export type CasebookState =
  | ({ readonly kind: 'open' } & OpenCasebook)
  | (Extract<OpenedCasebook, { kind: 'faulted' }> & { readonly dataKey: Uint8Array })
  | { readonly kind: 'faulted'; readonly error: DeclaredError<'store.key-unusable'> }
  /** `isNew`: there is nothing yet that a passphrase could open. */
  | { readonly kind: 'locked'; readonly isNew: boolean };

/** How far a start gets without asking anybody: the key, or what has to come first. */
export async function openCasebook(
  casebook: DiskCasebook,
  keys: KeyRing,
): Promise<
  Exclude<CasebookState, { kind: 'open' }> | { readonly kind: 'held'; readonly dataKey: Uint8Array }
> {
  try {
    const key = await keys.open(!casebook.isSealed());
    return key.kind === 'held' ? key : { kind: 'locked', isNew: key.kind === 'new' };
  } catch (thrown) {
    if (isKeyFault(thrown)) return { kind: 'faulted', error: thrown };
    throw thrown;
  }
}

function isKeyFault(thrown: unknown): thrown is DeclaredError<'store.key-unusable'> {
  return isDeclared(thrown) && thrown.code === 'store.key-unusable';
}
