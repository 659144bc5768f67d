import type { DeclaredError } from '#contract/declared-error.ts';
import type { DiscStudy } from '#contract/disc-index.ts';

/** What became of one file. */
export type IntakeOutcome =
  | { readonly kind: 'opened' | 'known'; readonly caseId: string }
  | { readonly kind: 'failed'; readonly error: DeclaredError }
  | { readonly kind: 'left'; readonly reason: LeftReason };

/** Why a file was not even tried. */
export type LeftReason =
  | 'no-picture'
  | 'disc-index'
  | 'disc-index-damaged'
  | 'beside-dicom'
  | 'other-modality'
  | 'listed-document'
  | 'listed-missing';

/** How far a batch has come: counts, and by name only what was not opened. */
export interface IntakeProgress {
  /** Files known to be in the batch; grows while an archive is read. */
  readonly total: number;
  readonly opened: number;
  readonly known: number;
  readonly failed: readonly { readonly fileName: string; readonly error: DeclaredError }[];
  readonly left: readonly { readonly fileName: string; readonly reason: LeftReason }[];
  /** What lists of contents say lies on the discs of the batch. */
  readonly studies: readonly DiscStudy[];
  /** The file being opened now. */
  readonly current: string | null;
  readonly wasStopped: boolean;
}

export const noProgress: IntakeProgress = {
  total: 0,
  opened: 0,
  known: 0,
  failed: [],
  left: [],
  studies: [],
  current: null,
  wasStopped: false,
};

/** Files that are done, whatever became of them. */
export function doneCount({ opened, known, failed, left }: IntakeProgress): number {
  return opened + known + failed.length + left.length;
}

export function withOutcome(
  progress: IntakeProgress,
  fileName: string,
  outcome: IntakeOutcome,
): IntakeProgress {
  switch (outcome.kind) {
    case 'opened':
      return { ...progress, opened: progress.opened + 1 };
    case 'known':
      return { ...progress, known: progress.known + 1 };
    case 'failed':
      return { ...progress, failed: [...progress.failed, { fileName, error: outcome.error }] };
    case 'left':
      return { ...progress, left: [...progress.left, { fileName, reason: outcome.reason }] };
  }
}
