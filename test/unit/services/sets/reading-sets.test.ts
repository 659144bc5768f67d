import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#contract/contract-types.ts';
import type { OpenedSet, ReadingSetDraft } from '#contract/reading-set.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { caseQuery } from '#test/builders/case-query.ts';
import { caseRecord, imageFacts } from '#test/builders/case-record.ts';
import { giveReader } from '#test/builders/give-reader.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { testKey } from '#test/builders/test-key.ts';

const mark = { side: 'left', site: { xPx: 10, yPx: 20, widthPx: 100, heightPx: 120 } } as const;
const read = { call: 'nonpathologic', confidencePercent: 30, findings: [], note: '' } as const;
const facts = imageFacts({ patientName: 'DOE^JANE', patientId: 'P-1', studyDate: '2026-01-02' });

let running: RunningFemora | undefined;
let dataFolder = '';

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-test-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  removeFolder(dataFolder);
});

/** A casebook with so many cases whose truth somebody else has entered, and one reader, signed in. */
async function givenCasesWithTruth(count: number): Promise<{ client: Client; caseIds: string[] }> {
  giveReader(dataFolder);
  const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
  const store = createSqliteCaseStore(database);
  const caseIds = Array.from({ length: count }, (_, index) => `case-${String(index)}`);
  const { resolved } = readingEvents({ readerId: 'pathologist' });
  for (const caseId of caseIds) {
    await store.add(caseRecord({ caseId, facts, title: 'DOE^JANE' }), new Uint8Array());
    await store.append(caseId, resolved);
  }
  database.close();
  running = startFemora(dataFolder);
  return { client: running.client, caseIds };
}

async function whenOpened(
  client: Client,
  draft: Partial<ReadingSetDraft> & Pick<ReadingSetDraft, 'caseIds'>,
): Promise<OpenedSet> {
  const { setId } = await client.call('sets.create', {
    kind: 'study',
    name: 'Hips',
    washoutDays: 0,
    ...draft,
  });
  return client.call('sets.open', { setId });
}

async function commit(client: Client, caseId: string) {
  await client.call('reading.mark', { caseId, mark });
  return client.call('reading.commit', { caseId, read: { ...read, findings: [] } });
}

describe('a study', () => {
  it('shows a film without name, date and truth, and closes the case outside', async () => {
    const { client, caseIds } = await givenCasesWithTruth(3);
    const opened = await whenOpened(client, { caseIds });
    expect(opened.cases.map(({ title }) => title)).toEqual(['Case 1', 'Case 2', 'Case 3']);
    const detail = await client.call('cases.get', { caseId: opened.nextCaseId ?? '' });
    expect(JSON.stringify(detail)).not.toMatch(/DOE|P-1|2026-01-02|film\.dcm/);
    expect(detail).toMatchObject({ referenceStandard: null, sitting: { kind: 'study', caseCount: 3 } });
    await expect(client.call('cases.get', { caseId: 'case-0' })).rejects.toMatchObject({
      code: 'set.blinded',
    });
    await expect(client.call('sets.export', { setId: opened.set.setId })).rejects.toMatchObject({
      code: 'set.unfinished',
    });
    const { rows } = await client.call('cases.find', caseQuery({}));
    expect(rows.map(({ truth }) => truth)).toEqual([null, null, null]);
  });

  it('goes on where the reader stopped, in the same order', async () => {
    const { client, caseIds } = await givenCasesWithTruth(4);
    const opened = await whenOpened(client, { caseIds, washoutDays: 14 });
    const detail = await commit(client, opened.nextCaseId ?? '');
    expect(detail.sitting).toMatchObject({ position: 1, doneCount: 0, mayReveal: false, revealFrom: null });
    await running?.stop();
    running = startFemora(dataFolder);
    const again = await running.client.call('sets.open', { setId: opened.set.setId });
    expect(again.cases.map(({ caseId }) => caseId)).toEqual(opened.cases.map(({ caseId }) => caseId));
    expect(again.set.own).toMatchObject({ committedCount: 1, isFinished: false });
    expect(again.nextCaseId).toBe(opened.cases[1]?.caseId);
  });

  it('with a washout refuses the model until it is over', async () => {
    const { client, caseIds } = await givenCasesWithTruth(2);
    const opened = await whenOpened(client, { caseIds, washoutDays: 14 });
    const [first, second] = opened.cases.map(({ caseId }) => caseId);
    await commit(client, first ?? '');
    await expect(client.call('reading.reveal', { caseId: first ?? '' })).rejects.toMatchObject({
      code: 'set.washing-out',
      data: { unreadCount: 1, from: null },
    });
    const last = await commit(client, second ?? '');
    expect(last.sitting?.revealFrom).toMatch(/^\d{4}-/);
    expect(last.sitting?.nextCaseId).toBeNull();
    await expect(client.call('reading.reveal', { caseId: first ?? '' })).rejects.toMatchObject({
      code: 'set.washing-out',
    });
    await expect(
      client.call('reading.resolve', {
        caseId: first ?? '',
        reference: { truth: 'pathologic', source: 'histology', establishedOn: '2026-11-20' },
      }),
    ).rejects.toMatchObject({ code: 'set.truth-elsewhere' });
  });

  it('keeps readers apart: each has an order and a reading of their own', async () => {
    const { client, caseIds } = await givenCasesWithTruth(2);
    const opened = await whenOpened(client, { caseIds });
    const caseId = opened.nextCaseId ?? '';
    await commit(client, caseId);
    await client.call('readers.changePin', { oldPin: null, newPin: '1111' });
    await client.call('readers.add', { name: 'Reader B', pin: '2222' });
    await expect(client.call('cases.get', { caseId })).rejects.toMatchObject({ code: 'set.not-found' });
    const other = await client.call('sets.open', { setId: opened.set.setId });
    expect(other.cases.map(({ state }) => state)).toEqual(['unread', 'unread']);
    expect(other.set.others).toEqual([
      { reader: 'Reader 1', committedCount: 1, decidedCount: 0, isFinished: false },
    ]);
  });

  it('read to the end with the model leaves as iMRMC, and opens the case again', async () => {
    giveReader(dataFolder);
    running = startFemora(dataFolder);
    const source = await running.importDemo();
    await running.stop();
    const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
    const truth = readingEvents({ readerId: 'pathologist' }).resolved;
    await createSqliteCaseStore(database).append(source, truth);
    database.close();
    running = startFemora(dataFolder);
    const again = running.client;
    const opened = await whenOpened(again, { caseIds: [source] });
    const caseId = opened.nextCaseId ?? '';
    await commit(again, caseId);
    await again.call('reading.reveal', { caseId });
    await expect(again.call('reading.decide', { caseId, call: 'pathologic' })).rejects.toMatchObject({
      code: 'set.likelihood-missing',
    });
    const done = await again.call('reading.decide', { caseId, call: 'pathologic', confidencePercent: 80 });
    expect(done).toMatchObject({ state: 'decided', referenceStandard: null, sitting: { doneCount: 1 } });
    const { text, caseCount } = await again.call('sets.export', { setId: opened.set.setId });
    expect(caseCount).toBe(1);
    expect(text.split('BEGIN DATA:\n')[1]).toBe(
      '-1,case1,truth,0\nreader1,case1,unaided,30\nreader1,case1,aided,80\n',
    );
    // The clinic's own reading of the case is untouched.
    expect(await again.call('cases.get', { caseId: source })).toMatchObject({
      state: 'unread',
      sitting: null,
    });
  });
});

describe('a teaching set', () => {
  it('shows the truth after the read, not before, and draws the own curve', async () => {
    const { client, caseIds } = await givenCasesWithTruth(2);
    const opened = await whenOpened(client, { kind: 'teaching', caseIds });
    const caseId = opened.nextCaseId ?? '';
    expect((await client.call('cases.get', { caseId })).referenceStandard).toBeNull();
    const detail = await commit(client, caseId);
    expect(detail.referenceStandard).toMatchObject({ truth: 'nonpathologic' });
    expect(await client.call('sets.learningCurve', {})).toMatchObject([{ readCount: 1, right: 1, n: 1 }]);
  });

  it('takes no case whose truth is missing', async () => {
    giveReader(dataFolder);
    running = startFemora(dataFolder);
    const caseId = await running.importDemo();
    const draft = { kind: 'teaching', name: 'Hips', washoutDays: 0, caseIds: [caseId] } as const;
    await expect(running.client.call('sets.create', { ...draft, caseIds: [caseId] })).rejects.toMatchObject({
      code: 'set.truth-missing',
    });
  });
});
