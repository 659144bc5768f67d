import type { LearningPoint } from '#contract/reading-set.ts';
import { learningCurve, type JudgedRead } from '#domain/casebook/learning-curve.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import { setReaderId } from '#domain/casebook/set-case.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { SetStore } from './set-store.ts';
import { truthOf } from './truth-of.ts';

/** The learning curve of one reader over every teaching set; it is shown to nobody else. */
export async function ownCurve(cases: CaseStore, sets: SetStore, readerId: string): Promise<LearningPoint[]> {
  const reads: JudgedRead[] = [];
  for (const { setId, kind } of await sets.list()) {
    if (kind !== 'teaching') continue;
    const own = (await sets.enrolments(setId)).find((one) => one.readerId === readerId);
    for (const { caseId } of own?.readings ?? []) {
      const { events } = await findCase(cases, caseId);
      const reading = readingOf(caseId, setReaderId(readerId, setId), events);
      const truth = truthOf(events);
      if (truth === null || !('unaided' in reading)) continue;
      reads.push({ at: reading.unaided.committedAt, isRight: reading.unaided.call === truth });
    }
  }
  return learningCurve(reads);
}
