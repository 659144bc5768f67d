import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from '#contract/contract-types.ts';
import type { ReadDraft } from '#contract/reading.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';

const mark = { side: 'left', site: { xPx: 600, yPx: 330, widthPx: 180, heightPx: 200 } } as const;
const read: ReadDraft = {
  call: 'pathologic',
  confidencePercent: 70,
  findings: ['lysis'],
  note: 'thin cortex',
};

let running: RunningFemora;

afterEach(async () => {
  await running.stop();
  removeFolder(running.dataFolder);
});

async function givenCommittedCase(): Promise<{ readonly client: Client; readonly caseId: string }> {
  running = startFemora();
  const caseId = await running.importDemo();
  await running.client.call('reading.mark', { caseId, mark });
  await running.client.call('reading.commit', { caseId, read });
  return { client: running.client, caseId };
}

describe('a reading, from the file to the comparison', () => {
  it('hides the model until the read is committed', async () => {
    running = startFemora();
    const caseId = await running.importDemo();
    const { client } = running;
    await expect(client.call('reading.reveal', { caseId })).rejects.toMatchObject({
      code: 'reading.not-committed',
    });
    await expect(client.call('reading.explain', { caseId })).rejects.toMatchObject({
      code: 'reading.not-committed',
    });
    await expect(client.call('reading.commit', { caseId, read })).rejects.toMatchObject({
      code: 'reading.not-marked',
    });
    await client.call('reading.mark', { caseId, mark });
    await expect(client.call('reading.reveal', { caseId })).rejects.toMatchObject({
      code: 'reading.not-committed',
    });
    expect((await client.call('cases.get', { caseId })).prediction).toBeNull();
  });

  it('reveals after the commit, takes a final call, and compares', async () => {
    const { client, caseId } = await givenCommittedCase();
    const revealed = await client.call('reading.reveal', { caseId });
    expect(revealed.state).toBe('revealed');
    expect(revealed.prediction?.provenance).toMatchObject({ modelName: 'femora-hip', provider: 'cpu' });
    const decided = await client.call('reading.decide', { caseId, call: 'nonpathologic' });
    expect(decided.aided?.call).toBe('nonpathologic');
    const resolved = await client.call('reading.resolve', {
      caseId,
      reference: { truth: 'nonpathologic', source: 'follow-up', establishedOn: '2026-11-20' },
    });
    expect(resolved.state).toBe('resolved');
    // The demonstration film is no patient: it counts only where it is asked for.
    expect(await client.call('comparison.summarise', {})).toMatchObject({ revealedCount: 0, demoCount: 1 });
    const comparison = await client.call('comparison.summarise', { includeDemo: true });
    expect(comparison.revealedCount).toBe(1);
    expect(comparison.changedCalls.n).toBe(1);
    const { cases } = await client.call('comparison.cases', {
      includeDemo: true,
      selection: { kind: 'all' },
      offset: 0,
      limit: 10,
    });
    expect(cases[0]).toMatchObject({ caseId, unaided: 'pathologic', aided: 'nonpathologic' });
  });

  it('gives the window the very plane the model read', async () => {
    const { client, caseId } = await givenCommittedCase();
    const { prediction, facts } = await client.call('reading.reveal', { caseId });
    const response = await askDoor(running.femora, `/bytes/image/${caseId}`);
    const served = createHash('sha256')
      .update(new Uint8Array(await response.arrayBuffer()))
      .digest('hex');
    expect(served).toBe(facts.planeSha256);
    expect(prediction?.provenance.planeSha256).toBe(facts.planeSha256);
  });

  it('is still there, committed, when the services start again', async () => {
    const { caseId } = await givenCommittedCase();
    const before = await running.client.call('cases.get', { caseId });
    await running.stop();
    running = startFemora(running.dataFolder);
    const after = await running.client.call('cases.get', { caseId });
    expect(after).toMatchObject({ state: 'committed', unaided: before.unaided, mark: before.mark });
    await expect(running.client.call('reading.reveal', { caseId })).resolves.toMatchObject({
      state: 'revealed',
    });
  });

  it('goes on with the case when the engine is killed in the middle, within 3 s', async () => {
    const { client, caseId } = await givenCommittedCase();
    const revealing = client.call('reading.reveal', { caseId });
    running.engine().kill();
    const killedAt = performance.now();
    const revealed = await revealing;
    // The issue names this limit: killed mid-run, the engine is back within 3 s with the case still open.
    expect(performance.now() - killedAt).toBeLessThan(3000);
    expect(revealed.state).toBe('revealed');
    const { analysis } = await client.call('app.status', {});
    expect(analysis.startCount).toBe(2);
  });

  it('answers a second import of the same file with the same case', async () => {
    running = startFemora();
    const first = await running.importDemo();
    expect(await running.importDemo()).toBe(first);
    expect(await running.client.call('cases.list', {})).toHaveLength(1);
  });

  it('declares a file it cannot read, and keeps everything else', async () => {
    const { client, caseId } = await givenCommittedCase();
    const failure = await running.femora
      .importFile('notes.dcm', new TextEncoder().encode('not an image'))
      .catch(String);
    expect(failure).toContain('notes.dcm');
    expect((await client.call('cases.list', {})).map((summary) => summary.caseId)).toEqual([caseId]);
    await expect(client.call('reading.reveal', { caseId })).resolves.toMatchObject({ state: 'revealed' });
  });

  it('refuses a site beside the film', async () => {
    running = startFemora();
    const caseId = await running.importDemo();
    const beside = { side: 'left', site: { xPx: 9000, yPx: 0, widthPx: 10, heightPx: 10 } } as const;
    await expect(running.client.call('reading.mark', { caseId, mark: beside })).rejects.toMatchObject({
      code: 'reading.outside-image',
    });
  });
});
