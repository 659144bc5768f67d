import { afterEach, describe, expect, it } from 'vitest';
import type { Annotation, FilmNotes } from '#contract/annotation.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';

const length: Annotation = {
  annotationId: 'a1',
  kind: 'length',
  points: [
    { xPx: 10.5, yPx: 20 },
    { xPx: 110.5, yPx: 20 },
  ],
  text: '',
};
const notes: FilmNotes = {
  annotations: [length],
  calibration: { kind: 'ball', points: [...length.points], sizeMm: 25 },
};

let running: RunningFemora;

afterEach(async () => {
  await running.stop();
  removeFolder(running.dataFolder);
});

describe('annotations of a film', () => {
  it('are still there when the services start again, on this film and no other', async () => {
    running = startFemora();
    const caseId = await running.importDemo();
    expect(await running.client.call('annotations.get', { caseId, frameNumber: 1 })).toEqual({
      annotations: [],
      calibration: null,
    });
    await running.client.call('annotations.save', { caseId, frameNumber: 1, notes });
    await running.client.call('annotations.save', {
      caseId,
      frameNumber: 1,
      notes: { ...notes, calibration: null },
    });
    await running.stop();
    running = startFemora(running.dataFolder);
    expect(await running.client.call('annotations.get', { caseId, frameNumber: 1 })).toEqual({
      annotations: [length],
      calibration: null,
    });
  });

  it('are hidden from another reader', async () => {
    running = startFemora();
    const { client } = running;
    const caseId = await running.importDemo();
    await client.call('annotations.save', { caseId, frameNumber: 1, notes });
    await client.call('readers.changePin', { oldPin: null, newPin: '1111' });
    await client.call('readers.add', { name: 'Another', pin: '2222' });
    const seen = await client.call('annotations.get', { caseId, frameNumber: 1 });
    expect(seen.annotations).toEqual([]);
  });

  it('are refused for a case or a frame that is not there, and where points are missing', async () => {
    running = startFemora();
    const { client } = running;
    const caseId = await running.importDemo();
    await expect(client.call('annotations.get', { caseId: 'none', frameNumber: 1 })).rejects.toMatchObject({
      code: 'case.not-found',
    });
    await expect(client.call('annotations.get', { caseId, frameNumber: 2 })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    const broken = { ...notes, annotations: [{ ...length, kind: 'angle' as const }] };
    await expect(
      client.call('annotations.save', { caseId, frameNumber: 1, notes: broken }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
