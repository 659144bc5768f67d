import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { patientRecord, writeDicomdir } from '#test/fixtures/write-dicomdir.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { demoFile, removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';

let running: RunningFemora;

beforeEach(() => {
  running = startFemora();
});
afterEach(async () => {
  await running.stop();
  removeFolder(running.dataFolder);
});

async function send(bytes: Uint8Array): Promise<string> {
  const body = Uint8Array.from(bytes);
  const answer = await askDoor(running.femora, '/bytes/upload?name=DICOMDIR', { method: 'POST', body });
  const { uploadId } = (await answer.json()) as { readonly uploadId: string };
  return uploadId;
}

function keptFiles(): string[] {
  return readdirSync(path.join(running.dataFolder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

describe('the list of contents of a disc, sent to the services', () => {
  it('Given a sound one, When it is read, Then its studies are answered and nothing is kept', async () => {
    const disc = [patientRecord('SYNTHETIC^ANNA', 'DISC-1', [{ modality: 'DX', fileIds: ['FILMS\\IM01'] }])];
    const uploadId = await send(writeDicomdir(disc));
    const { studies } = await running.client.call('images.discIndex', { uploadId });
    expect(studies).toMatchObject([{ patientId: 'DISC-1', files: [{ path: 'FILMS/IM01' }] }]);
    expect(keptFiles()).toEqual([]);
    await expect(running.client.call('images.discIndex', { uploadId })).rejects.toMatchObject({
      code: 'upload.not-found',
    });
  });

  it('Given the film of a case in its place, When it is read, Then it is refused and the case keeps its film', async () => {
    await running.importDemo();
    const before = keptFiles();
    const uploadId = await send(readFileSync(demoFile));
    await expect(running.client.call('images.discIndex', { uploadId })).rejects.toMatchObject({
      code: 'image.unreadable',
    });
    expect(before).toHaveLength(1);
    expect(keptFiles()).toEqual(before);
  });

  it('Given a slice of a CT from a folder, When the shell opens it, Then it is refused', async () => {
    const { plane } = drawPhantom({ seed: 2, side: 'left' });
    const slice = writeDicom(plane, { extraElements: [{ tag: 0x00080060, vr: 'CS', value: 'CT' }] });
    await expect(running.femora.importFile('slice', slice, true)).rejects.toMatchObject({
      code: 'image.unsupported',
    });
    expect(keptFiles()).toEqual([]);
  });
});
