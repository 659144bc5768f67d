import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeFramesFilm } from '#test/e2e/films/frames-film.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';

const mark = { side: 'left', site: { xPx: 600, yPx: 330, widthPx: 180, heightPx: 200 } } as const;
const read = { call: 'pathologic', confidencePercent: 70, findings: [], note: '' } as const;

let running: RunningFemora;

afterEach(async () => {
  await running.stop();
  removeFolder(running.dataFolder);
});

async function givenFileOfThree(): Promise<string> {
  running = startFemora();
  const file = writeFramesFilm(path.join(running.dataFolder, 'films'));
  const { caseId } = await running.femora.importFile('frames.dcm', readFileSync(file));
  return caseId;
}

async function hashServed(caseId: string, query: string): Promise<string> {
  const answer = await askDoor(running.femora, `/bytes/image/${caseId}${query}`);
  expect(answer.status).toBe(200);
  return createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex');
}

describe('a file of three pictures', () => {
  it('Given a frame, When it is asked for, Then its facts, its bytes and its hash belong together', async () => {
    const caseId = await givenFileOfThree();
    const { facts } = await running.client.call('cases.get', { caseId });
    const second = await running.client.call('images.frame', { caseId, frameNumber: 2 });
    expect(facts).toMatchObject({ frameCount: 3 });
    expect(second).toMatchObject({ frameCount: 3, frameNumber: 2 });
    expect(second.maximum).toBeLessThan(facts.maximum);
    expect(await hashServed(caseId, '')).toBe(facts.planeSha256);
    expect(await hashServed(caseId, '?frame=2')).toBe(second.planeSha256);
    await expect(running.client.call('images.frame', { caseId, frameNumber: 4 })).rejects.toMatchObject({
      code: 'image.unsupported',
    });
    const none = await askDoor(running.femora, `/bytes/image/${caseId}?frame=0`);
    expect(none.status).toBe(404);
  });

  it('Given a mark on the second frame, When the model is revealed, Then it has read the second frame', async () => {
    const caseId = await givenFileOfThree();
    const { client } = running;
    const second = await client.call('images.frame', { caseId, frameNumber: 2 });
    await expect(
      client.call('reading.mark', { caseId, mark: { ...mark, frameNumber: 4 } }),
    ).rejects.toMatchObject({ code: 'reading.outside-image' });
    await client.call('reading.mark', { caseId, mark: { ...mark, frameNumber: 2 } });
    await client.call('reading.commit', { caseId, read: { ...read, findings: [] } });
    const revealed = await client.call('reading.reveal', { caseId });
    expect(revealed.mark).toMatchObject({ frameNumber: 2 });
    expect(revealed.prediction?.provenance.planeSha256).toBe(second.planeSha256);
  });
});
