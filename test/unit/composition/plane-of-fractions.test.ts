import { afterEach, describe, expect, it, vi } from 'vitest';
import { requestPlane } from '#api/request-plane.ts';
import { planeHash } from '#viewport/plane-hash.ts';
import { receivedPlane } from '#viewport/received-plane.ts';
import { sha256Hex } from '#viewport/sha256.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';

const options = { signal: new AbortController().signal, onProgress: () => undefined };
const size = { widthPx: 64, heightPx: 48 };

let running: RunningFemora;

afterEach(async () => {
  vi.unstubAllGlobals();
  await running.stop();
  removeFolder(running.dataFolder);
});

describe('a plane of fractions', () => {
  it.each([
    { bits: 'eight', samples: Uint8Array.from({ length: 64 * 48 }, (_, at) => at % 256) },
    { bits: 'sixteen', samples: Uint16Array.from({ length: 64 * 48 }, (_, at) => 21 * at) },
    { bits: 'signed', samples: Int16Array.from({ length: 64 * 48 }, (_, at) => 20 * at - 30_000) },
  ])(
    'Given $bits bits and a fraction as slope, When the film is opened, Then half the bytes come and the plane is the one that was hashed',
    async ({ samples }) => {
      running = startFemora();
      const { femora, client } = running;
      const bitsStored = 8 * samples.BYTES_PER_ELEMENT;
      const film = writeDicom(
        { ...size, samples },
        { bitsStored, rescale: { slope: 0.0073, intercept: -3.1 } },
      );
      const { caseId } = await femora.importFile('fractions.dcm', film);
      const { facts } = await client.call('cases.get', { caseId });
      expect(facts.sampleType).toBe('float32');

      vi.stubGlobal('fetch', (url: string) => askDoor(femora, url));
      const received = await requestPlane(caseId, 1).read(facts, options);
      expect(received.bytes.byteLength).toBe(samples.byteLength);
      const plane = receivedPlane(facts, received);
      expect(await planeHash(plane)).toBe(facts.planeSha256);
      expect(await sha256Hex(plane.samples)).toBe(facts.planeSha256);
    },
  );
});
