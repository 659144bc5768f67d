import type { Handlers } from '#contract/contract-types.ts';
import type { CaseEntry } from '#domain/casebook/case-entry.ts';
import type { CaseIndex } from '../casebook/case-index.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { BlindedCases } from '../sets/blinded-cases.ts';
import { readSettings } from '../settings/settings-service.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { compareCalls } from './compare-calls.ts';
import { compareWithTruth } from './compare-with-truth.ts';
import { finishedReads } from './finished-reads.ts';
import { readerStudy, studiedCases } from './reader-study.ts';
import { comparedCase, revealedCase, type RevealedCase } from './revealed-case.ts';
import { selectCases } from './select-cases.ts';
import { tallyCalls } from './tally-calls.ts';

interface ComparisonParts {
  readonly cases: CaseIndex;
  readonly settings: SettingsStore;
  readonly session: ReaderSession;
  readonly blinded: BlindedCases;
}

/**
 * Own calls against the model's, over every case that the signed-in reader has revealed, and both against the truth
 * where it is known. Another reader's calls would give cases away that are still to be read.
 * Demonstration films count only when asked for, and cases of a study under way not at all: the verdicts would give
 * their truth away.
 */
export function createComparisonService(
  parts: ComparisonParts,
): Pick<Handlers, 'comparison.summarise' | 'comparison.cases'> {
  return {
    'comparison.summarise': async ({ includeDemo = false }) => {
      const { prevalence } = await readSettings(parts.settings);
      const { readerId, demos, counted } = await ownCases(parts, includeDemo);
      const revealed = revealedCases(counted, readerId);
      const tally = tallyCalls(revealed);
      return {
        ...compareCalls(tally.all),
        demoCount: revealedCases(demos, readerId).length,
        readers: [...tally.reader.keys()].toSorted(),
        withTruth: compareWithTruth(revealed, tally, prevalence),
        readerStudy: readerStudy(finishedReads(counted, readerId)),
      };
    },
    'comparison.cases': async ({ includeDemo = false, selection, offset, limit }) => {
      const { readerId, counted } = await ownCases(parts, includeDemo);
      const selected = selectCases(revealedCases(counted, readerId), selection, () =>
        studiedCases(finishedReads(counted, readerId)),
      );
      return {
        cases: selected.slice(offset, offset + limit).map(comparedCase),
        matchCount: selected.length,
      };
    },
  };
}

/** What the signed-in reader may have counted, the latest opened first. */
async function ownCases(
  { cases, session, blinded }: ComparisonParts,
  includeDemo: boolean,
): Promise<{
  readonly readerId: string;
  readonly demos: readonly CaseEntry[];
  readonly counted: readonly CaseEntry[];
}> {
  const { readerId } = await session.require();
  const closed = await blinded(readerId);
  const open = (await cases.entries()).filter(({ caseId }) => !closed.has(caseId));
  return {
    readerId,
    demos: open.filter(({ isDemo }) => isDemo),
    counted: includeDemo ? open : open.filter(({ isDemo }) => !isDemo),
  };
}

function revealedCases(entries: readonly CaseEntry[], readerId: string): RevealedCase[] {
  const revealed: RevealedCase[] = [];
  for (const entry of entries) {
    const found = revealedCase(entry, readerId);
    if (found) revealed.push(found);
  }
  return revealed;
}
