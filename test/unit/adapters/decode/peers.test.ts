import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { applyWindow } from '#domain/imaging/apply-window.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { givenPicture } from './given-pictures.ts';

/** Whether a program of DCMTK or GDCM is there; without it the test is skipped. */
function hasProgram(name: string): boolean {
  const isThere = spawnSync(name, ['--version']).error === undefined;
  if (!isThere) console.log(`skipped: ${name} is not installed (Debian: dcmtk, libgdcm-tools)`);
  return isThere;
}

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'femora-peers-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(program: string, before: readonly string[], file: Uint8Array): Uint8Array {
  const input = path.join(folder, 'in');
  const output = path.join(folder, 'out');
  writeFileSync(input, file);
  execFileSync(program, [...before, input, output], { stdio: 'pipe' });
  return Uint8Array.from(readFileSync(output));
}

type Peer = readonly [program: string, options: readonly string[], transferSyntaxUid: string];

const picture = givenPicture(12, 200, 130);

describe('DCMTK and GDCM as encoders', () => {
  const peers: readonly Peer[] = [
    ['dcmcjpeg', ['+e1'], '1.2.840.10008.1.2.4.70'],
    ...[1, 2, 3, 4, 5, 6, 7].map((predictor): Peer => [
      'dcmcjpeg',
      ['+el', '+sv', String(predictor)],
      '1.2.840.10008.1.2.4.57',
    ]),
    ['dcmcjpls', ['+el'], '1.2.840.10008.1.2.4.80'],
    ['dcmcrle', [], '1.2.840.10008.1.2.5'],
    ['dcmconv', ['+td'], '1.2.840.10008.1.2.1.99'],
    ['dcmconv', ['+tb'], '1.2.840.10008.1.2.2'],
    ['dcmconv', ['+ti'], '1.2.840.10008.1.2'],
    ['gdcmconv', ['--j2k'], '1.2.840.10008.1.2.4.90'],
    ['gdcmconv', ['--jpegls'], '1.2.840.10008.1.2.4.80'],
    ['gdcmconv', ['--rle'], '1.2.840.10008.1.2.5'],
  ];

  it.each(peers)(
    'Given %s %j, When its file is opened, Then every sample is as stored',
    async (program, options, uid) => {
      if (!hasProgram(program)) return;
      const { facts, plane } = await decodeRadiograph(run(program, options, writeDicom(picture)), 'film.dcm');
      expect(facts.transferSyntaxUid).toBe(uid);
      expect(plane.samples).toEqual(picture.samples);
    },
  );

  it.each([
    ['+ee', 10],
    ['+ee', 90],
    ['+ee', 100],
    ['+es', 90],
    ['+ep', 30],
    ['+ep', 90],
  ])(
    'Given 12-bit lossy JPEG by dcmcjpeg %s at quality %d, When DCMTK decodes it, Then no sample of ours is off by more than 1',
    async (process, quality) => {
      if (!hasProgram('dcmcjpeg')) return;
      const coded = run('dcmcjpeg', [process, '+q', String(quality)], writeDicom(picture));
      const ours = await decodeRadiograph(coded, 'film.dcm');
      const theirs = await decodeRadiograph(run('dcmdjpeg', [], coded), 'film.dcm');
      expect(ours.facts).toMatchObject({ bitsStored: 12, sampleType: 'uint16' });
      expect(worstDifference(ours.plane.samples, theirs.plane.samples)).toBeLessThanOrEqual(1);
    },
  );

  it('Given signed samples, When coded losslessly by peers, Then every sample is as stored', async () => {
    const samples = Int16Array.from(picture.samples, (value) => value - 2048);
    const file = writeDicom({ ...picture, samples }, { bitsStored: 16 });
    for (const [program, options] of [
      ['dcmcjpeg', ['+e1']],
      ['dcmcjpls', ['+el']],
      ['dcmcrle', []],
      ['gdcmconv', ['--j2k']],
    ] as const) {
      if (!hasProgram(program)) continue;
      const { plane } = await decodeRadiograph(run(program, options, file), 'film.dcm');
      expect(plane.samples, program).toEqual(samples);
    }
  });
});

describe('DCMTK as reader', () => {
  it.each(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.5'])(
    'Given a file of ours in %s, When DCMTK shows it, Then it shows what we show',
    async (transferSyntaxUid) => {
      if (!hasProgram('dcmj2pnm')) return;
      await expectSamePicture({ transferSyntaxUid, photometric: 'MONOCHROME2', windowFunction: 'LINEAR' });
    },
  );

  it.each([
    ['LINEAR', 'MONOCHROME1'],
    ['SIGMOID', 'MONOCHROME2'],
    ['SIGMOID', 'MONOCHROME1'],
  ])(
    'Given a %s window on %s, When DCMTK shows it, Then it shows what we show',
    async (windowFunction, photometric) => {
      if (!hasProgram('dcmj2pnm')) return;
      await expectSamePicture({ transferSyntaxUid: '1.2.840.10008.1.2.1', photometric, windowFunction });
    },
  );
});

async function expectSamePicture(options: {
  readonly transferSyntaxUid: string;
  readonly photometric: string;
  readonly windowFunction: string;
}): Promise<void> {
  const windows = [{ center: 1900, width: 2301, explanation: 'BONE' }];
  const file = writeDicom(picture, { ...options, windows, rescale: { slope: 1, intercept: -100 } });
  const shape = options.windowFunction === 'SIGMOID' ? '+Wfs' : '+Wfl';
  const theirs = run('dcmj2pnm', ['+Wi', '1', shape, '--write-raw-pnm'], file).subarray(
    -picture.samples.length,
  );
  const { facts, plane } = await decodeRadiograph(file, 'film.dcm');
  const [window] = facts.windows;
  if (window === undefined) throw new Error('no window');
  const ours = applyWindow(plane, window, facts.photometric);
  // DCMTK rounds down where we round to the nearest.
  expect(worstDifference(ours, theirs)).toBeLessThanOrEqual(1);
}

function worstDifference(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  expect(ours.length).toBe(theirs.length);
  let worst = 0;
  for (let index = 0; index < ours.length; index++) {
    worst = Math.max(worst, Math.abs((ours[index] ?? NaN) - (theirs[index] ?? NaN)));
  }
  return worst;
}
