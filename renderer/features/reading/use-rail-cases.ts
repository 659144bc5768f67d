import type { CaseSummary } from '#contract/case.ts';
import type { OpenedSet } from '#contract/reading-set.ts';
import { useCall, type Asked } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';

/** The cases of the rail: the latest of the casebook, or those of the set that is read, in the reader's order. */
export function useRailCases(setId: string | null): {
  readonly asked: Asked<readonly CaseSummary[]>;
  readonly opened: OpenedSet | null;
} {
  const latest = useCall('cases.list', setId === null ? {} : null);
  const set = useCall('sets.open', setId === null ? null : { setId });
  useFeed('cases.changed', () => {
    latest.reload();
    set.reload();
  });
  if (setId === null) return { asked: latest.asked, opened: null };
  if (set.asked.kind !== 'ready') return { asked: set.asked, opened: null };
  return { asked: { kind: 'ready', output: set.asked.output.cases }, opened: set.asked.output };
}
