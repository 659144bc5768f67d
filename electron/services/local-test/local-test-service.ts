import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { LocalTest, LocalTestQuestion } from '#contract/local-test.ts';
import type { CaseIndex } from '../casebook/case-index.ts';
import type { Clock } from '../clock.ts';
import type { ModelAnalysis } from '../inference/model-analysis.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { BlindedCases } from '../sets/blinded-cases.ts';
import type { LocalTestStore } from './local-test-store.ts';
import { casesOfReader } from './package-case.ts';
import { runLocalTest, type CountedCase } from './run-local-test.ts';

interface LocalTestParts {
  readonly cases: Pick<CaseIndex, 'entries'>;
  readonly blinded: BlindedCases;
  readonly records: LocalTestStore;
  readonly analysis: Pick<ModelAnalysis, 'model'>;
  readonly session: ReaderSession;
  readonly clock: Clock;
  readonly newId: () => string;
}

type LocalTestHandlers = Pick<
  Handlers,
  'localTest.cases' | 'localTest.run' | 'localTest.sign' | 'localTest.records'
>;

/**
 * Does the package in use keep its word here? Cases count as they stand in the casebook: read first, then revealed, then
 * their truth entered. What a reader decides on it is appended with the figures it rests on.
 */
export function createLocalTestService(parts: LocalTestParts): LocalTestHandlers {
  return {
    'localTest.cases': async () =>
      (await countable(parts)).map(({ caseId, title, truth, model, score }) => ({
        caseId,
        title,
        truth,
        model,
        score,
      })),
    'localTest.run': async (question) => (await run(parts, question)).test,
    'localTest.sign': async ({ decision, remark, ...question }) => {
      const { test, caseIds } = await run(parts, question);
      if (caseIds.length === 0) throw new DeclaredError('local-test.no-cases', {});
      const { readerId, name } = await parts.session.require();
      await parts.records.append({
        recordId: parts.newId(),
        at: parts.clock.now(),
        readerId,
        reader: name,
        decision,
        remark,
        caseIds,
        test,
      });
      return [...(await parts.records.list())];
    },
    'localTest.records': async () => [...(await parts.records.list())],
  };
}

async function run(
  parts: LocalTestParts,
  { caseIds, marginPercent }: LocalTestQuestion,
): Promise<{ readonly test: LocalTest; readonly caseIds: string[] }> {
  const all = await countable(parts);
  const wanted = caseIds && new Set(caseIds);
  const chosen = wanted ? all.filter(({ caseId }) => wanted.has(caseId)) : all;
  return {
    test: runLocalTest(await parts.analysis.model(), chosen, marginPercent),
    caseIds: chosen.map(({ caseId }) => caseId),
  };
}

/**
 * Every case that a test of the package in use may count, the earliest reveal first: the reader's own. What is known of
 * a case that they have yet to read stays hidden.
 */
async function countable({ cases, blinded, analysis, session }: LocalTestParts): Promise<CountedCase[]> {
  const { readerId } = await session.require();
  const { manifestSha256 } = await analysis.model();
  const closed = await blinded(readerId);
  const open = (await cases.entries()).filter(({ caseId }) => !closed.has(caseId));
  return casesOfReader(open, manifestSha256, readerId).flatMap(
    ({ entry: { caseId, title }, patient, model, truth }) =>
      truth === null ? [] : [{ caseId, title, truth, patient, model: model.call, score: model.score }],
  );
}
