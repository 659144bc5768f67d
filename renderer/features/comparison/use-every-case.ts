import type { ComparedCase } from '#contract/comparison.ts';
import { useAction, type Action } from '#api/use-action.ts';

/** As many as one answer may hold. */
const limit = 1000;

interface EveryCase extends Pick<Action<'comparison.cases'>, 'busy' | 'error'> {
  /** Undefined when it was refused; the reason is then in `error`. */
  readonly read: () => Promise<readonly ComparedCase[] | undefined>;
}

/** Every case of the comparison, part by part: for a table that is saved. */
export function useEveryCase(includeDemo: boolean): EveryCase {
  const { run, busy, error } = useAction('comparison.cases');
  const read = async (): Promise<readonly ComparedCase[] | undefined> => {
    const cases: ComparedCase[] = [];
    for (;;) {
      const part = await run({ selection: { kind: 'all' }, includeDemo, offset: cases.length, limit });
      if (!part) return undefined;
      cases.push(...part.cases);
      if (part.cases.length === 0 || cases.length >= part.matchCount) return cases;
    }
  };
  return { read, busy, error };
}
