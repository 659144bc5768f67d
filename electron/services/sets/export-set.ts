import type { SetExport } from '#contract/reading-set.ts';
import { imrmcFile, type CaseTruth, type ScoredRead } from '#domain/casebook/imrmc-file.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import { setReaderId } from '#domain/casebook/set-case.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { Enrolment, StoredSet } from './set-store.ts';
import { truthOf } from './truth-of.ts';

/** The reads of a set as an iMRMC file; cases whose truth is not known are left out and counted. */
export async function exportSet(
  cases: CaseStore,
  set: StoredSet,
  enrolments: readonly Enrolment[],
): Promise<SetExport> {
  const truths: CaseTruth[] = [];
  const reads: ScoredRead[] = [];
  for (const [index, caseId] of set.caseIds.entries()) {
    const { events } = await findCase(cases, caseId);
    const truth = truthOf(events);
    if (truth === null) continue;
    const caseNumber = index + 1;
    truths.push({ caseNumber, isPathologic: truth === 'pathologic' });
    for (const [order, { readerId }] of enrolments.entries()) {
      const reading = readingOf(caseId, setReaderId(readerId, set.setId), events);
      const read = { reader: order + 1, caseNumber };
      if ('unaided' in reading) {
        const { confidencePercent } = reading.unaided;
        reads.push({ ...read, modality: 'unaided', confidencePercent });
      }
      if ('aided' in reading && reading.aided.confidencePercent !== undefined) {
        const { confidencePercent } = reading.aided;
        reads.push({ ...read, modality: 'aided', confidencePercent });
      }
    }
  }
  return {
    fileName: `femora-study-${set.createdAt.slice(0, 10)}.imrmc`,
    text: imrmcFile(`Femora reader study ${set.name}`, truths, reads),
    caseCount: truths.length,
    withoutTruth: set.caseIds.length - truths.length,
  };
}
