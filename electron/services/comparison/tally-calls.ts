import type { ComparedCase } from '#contract/comparison.ts';
import { verdictsOf, type Calls, type Verdicts } from './known-case.ts';
import { callsOf, type RevealedCase } from './revealed-case.ts';

/** So many cases were called in this way. */
export type CalledCases = Calls & { readonly n: number };

/** So many cases with known truth have these verdicts. */
export interface KnownCases {
  readonly truth: NonNullable<ComparedCase['truth']>;
  readonly verdicts: Verdicts;
  readonly n: number;
}

/** Cases counted by how they were called, once altogether and once for each side and each reader. */
export interface CallTally {
  readonly all: readonly CalledCases[];
  readonly side: ReadonlyMap<string, readonly CalledCases[]>;
  readonly reader: ReadonlyMap<string, readonly CalledCases[]>;
}

const unaidedCalls = ['pathologic', 'nonpathologic', 'indeterminate'] as const;
const aidedCalls = [...unaidedCalls, null] as const;
const modelCalls = ['pathologic', 'nonpathologic', 'refused'] as const;
const truths = ['pathologic', 'nonpathologic', null] as const;

/** Every way in which a case can be called. */
const ways: readonly Calls[] = unaidedCalls.flatMap((unaided) =>
  aidedCalls.flatMap((aided) =>
    modelCalls.flatMap((model) => truths.map((truth) => ({ unaided, aided, model, truth }))),
  ),
);

/**
 * A case can be called in a hundred and eight ways, so that after one pass every count is a sum over these, however many
 * the cases are.
 */
export function tallyCalls(cases: readonly RevealedCase[]): CallTally {
  const all = new Int32Array(ways.length);
  const side = new Map<string, Int32Array>();
  const reader = new Map<string, Int32Array>();
  for (const revealed of cases) {
    const way = wayOf(callsOf(revealed));
    count(all, way);
    count(countsOf(side, revealed.reading.side), way);
    count(countsOf(reader, revealed.reading.unaided.reader), way);
  }
  const groups = (counts: ReadonlyMap<string, Int32Array>): CallTally['side'] =>
    new Map([...counts].map(([name, ofGroup]) => [name, calledCases(ofGroup)]));
  return { all: calledCases(all), side: groups(side), reader: groups(reader) };
}

/** Those whose final call and truth are known. */
export function knownAmong(called: readonly CalledCases[]): KnownCases[] {
  return called.flatMap(({ n, ...calls }) => {
    const verdicts = verdictsOf(calls);
    return verdicts === null || calls.truth === null ? [] : [{ truth: calls.truth, verdicts, n }];
  });
}

/** How many cases; with a condition, how many of those that hold. */
export function sumOf<Counted extends { readonly n: number }>(
  counted: readonly Counted[],
  holds: (one: Counted) => boolean = () => true,
): number {
  return counted.reduce((sum, one) => (holds(one) ? sum + one.n : sum), 0);
}

/** Place of a case's calls among `ways`. */
function wayOf({ unaided, aided, model, truth }: Calls): number {
  const ofReader = unaidedCalls.indexOf(unaided) * aidedCalls.length + aidedCalls.indexOf(aided);
  return (ofReader * modelCalls.length + modelCalls.indexOf(model)) * truths.length + truths.indexOf(truth);
}

function count(counts: Int32Array, way: number): void {
  counts[way] = (counts[way] ?? 0) + 1;
}

function countsOf(groups: Map<string, Int32Array>, name: string): Int32Array {
  const known = groups.get(name);
  if (known) return known;
  const fresh = new Int32Array(ways.length);
  groups.set(name, fresh);
  return fresh;
}

function calledCases(counts: Int32Array): CalledCases[] {
  return ways.flatMap((calls, way) => {
    const n = counts[way] ?? 0;
    return n === 0 ? [] : [{ ...calls, n }];
  });
}
