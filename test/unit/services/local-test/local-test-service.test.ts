import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { givenCasebook, type ReadCase } from '#test/builders/read-cases.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { shippedPackage } from '#test/builders/shipped-packages.ts';
import { testKey } from '#test/builders/test-key.ts';

let running: RunningFemora | undefined;

afterEach(async () => {
  await running?.stop();
  if (running) removeFolder(running.dataFolder);
  running = undefined;
});

const manifestSha256 = createHash('sha256')
  .update(readFileSync(path.join(shippedPackage(), 'manifest.json')))
  .digest('hex');

/** Cases of the package in use, one minute after the other. */
function inOrder(cases: readonly ReadCase[]): ReadCase[] {
  return cases.map((read, index) => ({
    manifestSha256,
    predictedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    ...read,
  }));
}

async function given(cases: readonly ReadCase[]): Promise<RunningFemora['client']> {
  running = startFemora(await givenCasebook(cases));
  return running.client;
}

const times = (count: number, read: ReadCase): ReadCase[] => Array.from({ length: count }, () => read);

describe('the local test', { timeout: 120_000 }, () => {
  it('counts cases of the package in use with truth, and says by its intervals what they show', async () => {
    const client = await given([
      ...inOrder([
        ...times(60, { truth: 'pathologic', score: 0.9 }),
        ...times(40, { truth: 'nonpathologic', score: 0.9 }),
        ...times(20, { truth: 'nonpathologic', score: 0.1 }),
        { truth: 'nonpathologic', score: null },
        { truth: null, score: 0.9 },
      ]),
      // Another package's score says nothing of this one.
      { truth: 'pathologic', score: 0.1 },
    ]);
    expect(await client.call('localTest.cases', {})).toHaveLength(121);
    const test = await client.call('localTest.run', { caseIds: null, marginPercent: 10 });
    expect(test).toMatchObject({
      model: { name: 'femora-hip', manifestSha256 },
      n: 120,
      refusedCount: 1,
      patientCount: 121,
      verdict: 'below',
      sensitivity: { right: 60, n: 60, verdict: 'met' },
      specificity: { right: 20, n: 60, verdict: 'below' },
    });
    expect(test.sensitivity.needed?.cases).toBeGreaterThan(20);
    expect(test.proposal).toMatchObject({ kind: 'proposed', threshold: 0.5 });
  });

  it('counts the chosen cases only, and proposes no threshold on a few', async () => {
    const client = await given(
      inOrder([
        ...times(3, { truth: 'pathologic', score: 0.9 }),
        ...times(3, { truth: 'nonpathologic', score: 0.1 }),
      ]),
    );
    const test = await client.call('localTest.run', { caseIds: ['case 0', 'case 3'], marginPercent: 10 });
    expect(test).toMatchObject({
      n: 2,
      verdict: 'undecided',
      proposal: { kind: 'none', fewestPatients: 10 },
      sensitivity: { right: 1, n: 1, verdict: 'undecided' },
    });
  });

  it('is signed with its figures, kept over a restart, and never changed', async () => {
    const client = await given(inOrder([{ truth: 'pathologic', score: 0.9 }]));
    const question = { caseIds: null, marginPercent: 10 };
    await client.call('localTest.sign', { ...question, decision: 'no-go', remark: 'too few' });
    await client.call('localTest.sign', { ...question, decision: 'go', remark: '' });
    await running?.stop();
    const dataFolder = running?.dataFolder ?? '';
    running = startFemora(dataFolder);
    const records = await running.client.call('localTest.records', {});
    expect(records).toMatchObject([
      { decision: 'go', reader: 'Reader 1', readerId: 'reader-1' },
      { decision: 'no-go', remark: 'too few', caseIds: ['case 0'], test: { n: 1 } },
    ]);
    const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
    expect(() => {
      database.exec("UPDATE log SET event = x'00'");
    }).toThrow('append-only');
    expect(() => {
      database.exec('DELETE FROM log');
    }).toThrow('append-only');
    database.close();
  });

  it('cannot be signed on no case', async () => {
    const client = await given([]);
    const question = { caseIds: null, marginPercent: 10 };
    expect(await client.call('localTest.run', question)).toMatchObject({ n: 0, verdict: 'undecided' });
    await expect(
      client.call('localTest.sign', { ...question, decision: 'go', remark: '' }),
    ).rejects.toMatchObject({ code: 'local-test.no-cases' });
  });
});

describe('the watch over a package', { timeout: 120_000 }, () => {
  const usual = (index: number): ReadCase => ({
    truth: null,
    score: 0.1 + (index % 5) / 20,
    unaided: 'nonpathologic',
  });

  it('waits for forty first cases and something after them', async () => {
    const client = await given(inOrder(Array.from({ length: 40 }, (_, index) => usual(index))));
    expect(await client.call('models.watch', {})).toMatchObject({
      caseCount: 40,
      scores: null,
      refusals: null,
      overrides: null,
    });
  });

  it('is quiet while nothing changes, and warns of scores, refusals and overrides that do', async () => {
    const quiet = Array.from({ length: 80 }, (_, index) => usual(index));
    const client = await given(
      inOrder([
        ...quiet,
        ...times(10, { truth: null, score: 0.9, unaided: 'nonpathologic', aided: 'nonpathologic' }),
        ...times(10, { truth: null, score: null }),
        ...times(10, { truth: null, score: 0.9, unaided: 'nonpathologic' }),
      ]),
    );
    const watch = await client.call('models.watch', {});
    const outOf = (groups: readonly { readonly isOut: boolean }[] | undefined): boolean[] =>
      (groups ?? []).map(({ isOut }) => isOut);
    expect(outOf(watch.scores?.points).slice(0, 40)).not.toContain(true);
    expect(watch.scores?.points.at(-1)).toMatchObject({ isOut: true });
    expect(outOf(watch.refusals?.groups)).toEqual([false, false, true]);
    expect(watch.refusals?.groups.at(-1)).toMatchObject({ n: 20, counted: 10 });
    expect(outOf(watch.overrides?.groups)).toEqual([false, false, true]);
    expect(watch.overrides?.groups.at(-1)?.counted).toBe(20);
  });
});
