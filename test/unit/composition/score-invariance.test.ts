import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prediction } from '#contract/prediction.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom, type DicomOptions } from '#test/fixtures/write-dicom.ts';
import { writePng } from '#test/fixtures/write-png.ts';

const mark = { side: 'left', site: { xPx: 600, yPx: 330, widthPx: 180, heightPx: 200 } } as const;
const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
const inverted = { ...plane, samples: plane.samples.map((value) => 4095 - value) };

let running: RunningFemora;
let original: Prediction;

beforeAll(async () => {
  running = startFemora();
  original = await scoreOf('original.dcm', writeDicom(plane));
}, 60_000);

afterAll(async () => {
  await running.stop();
  removeFolder(running.dataFolder);
});

/** Reads a film to the reveal, as a surgeon would, and gives the model's answer. */
async function scoreOf(fileName: string, bytes: Uint8Array): Promise<Prediction> {
  const { client, femora } = running;
  const { caseId } = await femora.importFile(fileName, bytes);
  await client.call('reading.mark', { caseId, mark });
  await client.call('reading.commit', {
    caseId,
    read: { call: 'indeterminate', confidencePercent: 50, findings: [], note: '' },
  });
  const { prediction } = await client.call('reading.reveal', { caseId });
  if (!prediction) throw new Error('the reveal gave no prediction');
  return prediction;
}

function scored(prediction: Prediction): number {
  if (prediction.kind !== 'score') throw new Error(`refused: ${JSON.stringify(prediction.refusals)}`);
  return prediction.score;
}

describe('the score of one film, however it is stored or shown', () => {
  const windows: readonly (readonly [string, DicomOptions])[] = [
    ['a narrow window', { windows: [{ center: 900, width: 40 }] }],
    ['a SIGMOID window', { windows: [{ center: 2200, width: 700 }], windowFunction: 'SIGMOID' }],
    [
      'several windows',
      {
        windows: [
          { center: 10, width: 2 },
          { center: 3000, width: 4000, explanation: 'BONE' },
        ],
      },
    ],
  ];

  it.each(windows)('is changed by exactly 0 by %s in the file', async (name, options) => {
    const windowed = await scoreOf(`${name}.dcm`, writeDicom(plane, { ...options, patientId: name }));
    expect(scored(windowed) - scored(original)).toBe(0);
  });

  it('is the same when the film is stored as MONOCHROME1', async () => {
    const other = await scoreOf('m1.dcm', writeDicom(inverted, { photometric: 'MONOCHROME1' }));
    expect(scored(other) - scored(original)).toBe(0);
  });

  it('is the same from a 12-bit DICOM file and from a 16-bit PNG of it', async () => {
    const png = await scoreOf('same.png', writePng(plane));
    expect(Math.abs(scored(png) - scored(original))).toBeLessThanOrEqual(1e-3);
  });

  it('is another one when the grey values are another film’s', async () => {
    const other = await scoreOf('wrong-polarity.dcm', writeDicom(inverted, { photometric: 'MONOCHROME2' }));
    expect(other.kind === 'refused' || other.score !== scored(original)).toBe(true);
  });
});
