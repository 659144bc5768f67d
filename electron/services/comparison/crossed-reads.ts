import type { ReadingCall } from '#contract/reading.ts';

/** One reader's finished reading of a case whose truth is known. */
export interface FinishedRead {
  readonly caseId: string;
  readonly readerId: string;
  /** The name under the read. */
  readonly reader: string;
  readonly isPathologic: boolean;
  readonly unaided: ReadingCall;
  readonly aided: ReadingCall;
  readonly confidencePercent: number;
}

/** Readers and the cases that every one of them read to the end; `reads[reader][case]` in the order of both lists. */
export interface CrossedReads {
  readonly readers: readonly string[];
  readonly caseIds: readonly string[];
  readonly reads: readonly (readonly FinishedRead[])[];
  /** Common cases left out because somebody could not tell. */
  readonly droppedCount: number;
}

/**
 * The largest group of readers, those with most cases first, who have at least `fewestOfClass` cases of each class in
 * common with definite calls; of two readers where no group has.
 */
export function crossReads(finished: readonly FinishedRead[], fewestOfClass: number): CrossedReads {
  const ofReader = new Map<string, Map<string, FinishedRead>>();
  for (const read of finished) {
    const own = ofReader.get(read.readerId) ?? new Map<string, FinishedRead>();
    own.set(read.caseId, read);
    ofReader.set(read.readerId, own);
  }
  const busiest = [...ofReader.entries()].toSorted(
    ([a, readsOfA], [b, readsOfB]) => readsOfB.size - readsOfA.size || a.localeCompare(b),
  );
  for (let size = busiest.length; size > 2; size -= 1) {
    const crossed = common(busiest.slice(0, size));
    if (hasEnough(crossed, fewestOfClass)) return crossed;
  }
  return common(busiest.slice(0, 2));
}

/** Whether two readers or more share so many cases of each class. */
export function hasEnough({ readers, reads }: CrossedReads, fewestOfClass: number): boolean {
  const pathologic = (reads[0] ?? []).filter(({ isPathologic }) => isPathologic).length;
  const others = (reads[0]?.length ?? 0) - pathologic;
  return readers.length >= 2 && pathologic >= fewestOfClass && others >= fewestOfClass;
}

function common(group: readonly (readonly [string, ReadonlyMap<string, FinishedRead>])[]): CrossedReads {
  const [first] = group;
  const shared = [...(first?.[1].keys() ?? [])].filter((caseId) => group.every(([, own]) => own.has(caseId)));
  const definite = shared.filter((caseId) =>
    group.every(([, own]) => {
      const read = own.get(caseId);
      return read?.unaided !== 'indeterminate' && read?.aided !== 'indeterminate';
    }),
  );
  return {
    readers: group.map(([readerId, own]) => [...own.values()].at(-1)?.reader ?? readerId),
    caseIds: definite,
    reads: group.map(([, own]) => definite.flatMap((caseId) => own.get(caseId) ?? [])),
    droppedCount: shared.length - definite.length,
  };
}
