import type { LabelChange } from '#contract/case-page.ts';

/** What a clinic sticks on a case; it says nothing of the reading. */
export interface CaseLabels {
  /** In alphabetical order, each once. */
  readonly tags: readonly string[];
  /** Put away: not deleted, not shown unless asked for. */
  readonly isArchived: boolean;
}

export const noLabels: CaseLabels = { tags: [], isArchived: false };

/** Most tags that one case may carry. */
const mostTags = 20;

/** The labels after a change. Tags that differ in capitals only are the same tag; the first spelling stays. */
export function changeLabels(labels: CaseLabels, change: LabelChange): CaseLabels {
  const removed = new Set(change.removeTags.map(fold));
  const tags = new Map(
    [...labels.tags, ...change.addTags].toReversed().map((tag) => [fold(tag), tag] as const),
  );
  return {
    tags: [...tags]
      .filter(([folded]) => !removed.has(folded))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, tag]) => tag)
      .slice(0, mostTags),
    isArchived: change.isArchived ?? labels.isArchived,
  };
}

function fold(tag: string): string {
  return tag.toLowerCase();
}
