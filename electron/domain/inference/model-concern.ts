import type { LocalTestRecord } from '#contract/local-test.ts';
import type { ModelWatch } from '#contract/model-watch.ts';

/** What this clinic itself has found against a model package. */
export interface ModelConcern {
  /** The newest decision signed on this very package, where it is a no-go. */
  readonly noGo: LocalTestRecord | null;
  /** The control charts whose last point is outside its limits. */
  readonly moved: readonly ('scores' | 'refusals' | 'overrides')[];
}

/** `records`, the latest first, may be of any package; `watch` is of the package in use. */
export function modelConcern(
  manifestSha256: string,
  records: readonly LocalTestRecord[],
  watch: ModelWatch,
): ModelConcern {
  const newest = records.find(({ test }) => test.model.manifestSha256 === manifestSha256);
  return { noGo: newest?.decision === 'no-go' ? newest : null, moved: movedCharts(watch) };
}

/** The charts that signal now: a point that came back within its limits is past. */
export function movedCharts({ scores, refusals, overrides }: ModelWatch): ModelConcern['moved'] {
  return [
    ...(scores?.points.at(-1)?.isOut === true ? (['scores'] as const) : []),
    ...(refusals?.groups.at(-1)?.isOut === true ? (['refusals'] as const) : []),
    ...(overrides?.groups.at(-1)?.isOut === true ? (['overrides'] as const) : []),
  ];
}
