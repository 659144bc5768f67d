import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { applyWindow } from '#domain/imaging/apply-window.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { voiChoices } from '#domain/imaging/voi-choices.ts';
import { writeDicom, type DicomOptions, type DicomPicture } from '#test/fixtures/write-dicom.ts';
import { modalityLutSequence, voiLutSequence } from '#test/fixtures/lut-sequences.ts';
import type { DicomElement } from '#test/fixtures/write-part10.ts';
import { givenPicture } from './given-pictures.ts';

const viewer = 'dcmj2pnm';
const hasDcmtk = spawnSync(viewer, ['--version']).error === undefined;
if (!hasDcmtk) console.log('skipped: dcmj2pnm is not installed (Debian: dcmtk)');

const corpora = [path.resolve('../shared/data/dicom/pydicom-data')].filter((folder) => existsSync(folder));
if (corpora.length === 0) console.log('skipped: the pydicom corpus is not beside the checkout');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'femora-grey-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What DCMTK shows of a file, 8 bits; nothing where it cannot read it. Overlays are left away. */
function shownByDcmtk(file: Uint8Array, voi: readonly string[], pixelCount: number): Uint8Array | undefined {
  const input = path.join(folder, 'in.dcm');
  const output = path.join(folder, 'out.pgm');
  writeFileSync(input, file);
  const { status } = spawnSync(viewer, ['-O', ...voi, '--write-raw-pnm', input, output]);
  return status === 0 ? Uint8Array.from(readFileSync(output)).subarray(-pixelCount) : undefined;
}

/** Each way of showing the file that DCMTK knows too, with its options for it. */
function waysOf({ facts }: DecodedRadiograph): readonly (readonly [number, readonly string[]])[] {
  const tables = facts.voiLuts?.length ?? 0;
  return voiChoices(facts).flatMap((voi, index): readonly (readonly [number, readonly string[]])[] => {
    if ('table' in voi) return [[index, ['+Wl', String(index + 1)]]];
    if (voi.function === 'LINEAR_EXACT') return [];
    const isOfFile = voi.explanation !== 'auto' && voi.explanation !== 'as stored';
    const shape = voi.function === 'SIGMOID' ? '+Wfs' : '+Wfl';
    const numbers = isOfFile
      ? ['+Wi', String(index - tables + 1)]
      : ['+Ww', String(voi.center), String(voi.width)];
    return [[index, [...numbers, shape]]];
  });
}

/** The largest difference over all ways that DCMTK can show; the number of ways compared. */
async function compareWithDcmtk(
  file: Uint8Array,
  name: string,
): Promise<{ readonly worst: number; readonly compared: number }> {
  const radiograph = await decodeRadiograph(file, name);
  const { facts, plane } = radiograph;
  let worst = 0;
  let compared = 0;
  for (const [index, options] of waysOf(radiograph)) {
    const voi = voiChoices(facts)[index];
    const theirs = shownByDcmtk(file, options, plane.samples.length);
    if (voi === undefined || theirs === undefined) continue;
    const ours = applyWindow(plane, voi, facts.photometric);
    for (const [at, value] of ours.entries()) worst = Math.max(worst, Math.abs(value - (theirs[at] ?? NaN)));
    compared += 1;
  }
  return { worst, compared };
}

type Case = readonly [string, DicomPicture, DicomOptions];

/** Entries that rise as a root: the slope is not even. */
function risingTable(length: number, bits: number): readonly number[] {
  return Array.from({ length }, (_, index) => Math.round((2 ** bits - 1) * Math.sqrt(index / (length - 1))));
}

/** Every combination of bits, sign, polarity and table. */
function combinations(): readonly Case[] {
  return [8, 10, 12, 16].flatMap((bits) =>
    [false, true].flatMap((signed) =>
      ['MONOCHROME1', 'MONOCHROME2'].flatMap((photometric) =>
        ['LINEAR', 'SIGMOID', '8-bit OW', '8-bit US', '12-bit US', '16-bit US', '16-bit OW'].map(
          (voi): Case => {
            const source = givenPicture(bits, 61, 20);
            const middle = signed ? 2 ** (bits - 1) : 0;
            const intercept = bits === 12 ? -100 : 0;
            const samples = signed
              ? Int16Array.from(source.samples, (value) => value - middle)
              : bits === 8
                ? Uint8Array.from(source.samples)
                : source.samples;
            const lowest = -middle + intercept;
            const isTable = voi.includes('bit');
            const [tableBits = 8, vr = 'US'] = isTable ? [Number.parseInt(voi), voi.slice(-2)] : [];
            const options: DicomOptions = {
              photometric,
              bitsStored: bits,
              rescale: { slope: 1, intercept },
              extraElements: [
                // Padding plays no part in a window or table that is named.
                { tag: 0x00280120, vr: signed ? 'SS' : 'US', value: [signed ? -middle : 0] },
                ...(isTable
                  ? [
                      voiLutSequence([
                        {
                          explanation: voi,
                          firstMapped: lowest + 2 ** bits / 8,
                          bitsPerEntry: tableBits,
                          // A table over part of the range: its ends are met.
                          entries: risingTable(Math.min(2 ** bits / 2, 30_000), tableBits),
                          vr: vr === 'OW' ? 'OW' : 'US',
                          signed: lowest < 0,
                        },
                      ]),
                    ]
                  : []),
              ],
              ...(isTable
                ? {}
                : {
                    windows: [
                      { center: lowest + 2 ** (bits - 1), width: 2 ** bits / 2, explanation: 'BONE' },
                      { center: lowest + 2 ** bits / 4, width: 2 ** bits / 8 + 1, explanation: 'SOFT' },
                    ],
                    windowFunction: voi,
                  }),
            };
            return [
              `${bits} bits ${signed ? 'signed' : 'unsigned'} ${photometric} ${voi}`,
              { ...source, samples },
              options,
            ];
          },
        ),
      ),
    ),
  );
}

/** Every combination of bits, sign and polarity, as `combinations` has them, with what else a file may carry. */
function storedPictures(): readonly Case[] {
  return combinations().filter(([name]) => name.endsWith('LINEAR'));
}

/** An overlay of stripes (PS3.3 C.9): packed in an element of its own, or in the highest bit of each pixel. */
function overlayElements({ widthPx, heightPx }: DicomPicture, isInPixels: boolean): readonly DicomElement[] {
  return [
    { tag: 0x60000010, vr: 'US', value: [heightPx] },
    { tag: 0x60000011, vr: 'US', value: [widthPx] },
    { tag: 0x60000040, vr: 'CS', value: 'G' },
    { tag: 0x60000050, vr: 'SS', value: [1, 1] },
    { tag: 0x60000100, vr: 'US', value: [isInPixels ? 16 : 1] },
    { tag: 0x60000102, vr: 'US', value: [isInPixels ? 15 : 0] },
    ...(isInPixels
      ? []
      : ([
          {
            tag: 0x60003000,
            vr: 'OW',
            value: new Uint8Array(2 * Math.ceil((widthPx * heightPx) / 16)).fill(0x33),
          },
        ] as const)),
  ];
}

/** The same stored values with the highest bit of every third pixel set. */
function withOverlayBits(picture: DicomPicture, bits: number): DicomPicture {
  const kept = 2 ** bits - 1;
  const samples = Uint16Array.from(
    picture.samples,
    (value, index) => (value & kept) | (index % 3 === 0 ? 0x8000 : 0),
  );
  return { ...picture, samples };
}

/** Overlays beside the pixels, and in their unused bits where there are some. */
function overlayCombinations(): readonly Case[] {
  return storedPictures().flatMap(([name, picture, options]): readonly Case[] => {
    const bits = options.bitsStored ?? 16;
    const extraElements = options.extraElements ?? [];
    const beside: Case = [
      `${name}, overlay beside`,
      picture,
      { ...options, extraElements: [...extraElements, ...overlayElements(picture, false)] },
    ];
    if (bits !== 10 && bits !== 12) return [beside];
    const representation = { tag: 0x00280103, vr: 'US', value: [name.includes('unsigned') ? 0 : 1] } as const;
    return [
      beside,
      [
        `${name}, overlay in the pixels`,
        withOverlayBits(picture, bits),
        {
          ...options,
          extraElements: [...extraElements, representation, ...overlayElements(picture, true)],
        },
      ],
    ];
  });
}

/** Modality LUTs of 8 and 16 bits, in US and OW, over all stored values. */
function modalityLutCombinations(): readonly Case[] {
  return storedPictures().flatMap(([name, picture, options]) => {
    const bits = options.bitsStored ?? 16;
    const isSigned = !name.includes('unsigned');
    return ([8, 16] as const).flatMap((tableBits) =>
      (['US', 'OW'] as const).map((vr): Case => {
        const table = {
          explanation: 'M',
          firstMapped: isSigned ? -(2 ** (bits - 1)) : 0,
          bitsPerEntry: tableBits,
          entries: risingTable(Math.min(2 ** bits, 30_000), tableBits),
          vr,
          signed: isSigned,
        };
        const windows = [
          { center: 2 ** (tableBits - 1), width: 2 ** tableBits / 2, explanation: 'BONE' },
          { center: 2 ** tableBits / 4, width: 2 ** tableBits / 8 + 1, explanation: 'SOFT' },
        ];
        return [
          `${name}, Modality LUT of ${tableBits} bits in ${vr}`,
          picture,
          {
            ...options,
            windows,
            omitTags: [0x00281052, 0x00281053, 0x00281054],
            extraElements: [...(options.extraElements ?? []), modalityLutSequence(table)],
          },
        ];
      }),
    );
  });
}

describe.skipIf(!hasDcmtk)('the grey pipeline against DCMTK', () => {
  it.each([
    ['bits, sign, polarity, window and VOI LUT', combinations],
    ['bits, sign, polarity and overlay', overlayCombinations],
    ['bits, sign, polarity and Modality LUT', modalityLutCombinations],
  ])(
    'Given every combination of %s, with padding, When shown, Then no grey is off by more than 1',
    async (what, given) => {
      const off: string[] = [];
      let compared = 0;
      const all = given();
      for (const [name, picture, options] of all) {
        const result = await compareWithDcmtk(writeDicom(picture, options), name);
        compared += result.compared;
        if (result.worst > 1 || result.compared < 2)
          off.push(`${name}: ${result.worst} of ${result.compared}`);
      }
      console.log(`${compared} pictures of ${all.length} files compared with DCMTK: ${what}`);
      expect(off).toEqual([]);
    },
    600_000,
  );

  it.skipIf(corpora.length === 0)(
    'Given every monochrome file of the corpus, When shown, Then no grey is off by more than 1',
    async () => {
      const off: string[] = [];
      let files = 0;
      let compared = 0;
      for (const name of corpora.flatMap((each) => readdirSync(each).map((file) => path.join(each, file)))) {
        const plain = await monochromeFile(name);
        if (plain === undefined) continue;
        const result = await compareWithDcmtk(plain, name);
        if (result.compared === 0) {
          console.log(`not compared: ${path.basename(name)}, DCMTK shows nothing of it`);
          continue;
        }
        files += 1;
        compared += result.compared;
        if (!(result.worst <= 1)) off.push(`${path.basename(name)}: ${result.worst}`);
      }
      console.log(`${compared} pictures of ${files} files compared with DCMTK`);
      expect(off).toEqual([]);
      expect(files).toBeGreaterThanOrEqual(20);
    },
    600_000,
  );
});

/** Programs that unpack what dcmj2pnm cannot read. */
const unpackers: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  '1.2.840.10008.1.2.4.80': ['dcmdjpls', []],
  '1.2.840.10008.1.2.4.90': ['gdcmconv', ['--raw']],
  '1.2.840.10008.1.2.4.91': ['gdcmconv', ['--raw']],
};

/** A monochrome file that opens here, in a transfer syntax that dcmj2pnm reads; nothing for other files. */
async function monochromeFile(name: string): Promise<Uint8Array | undefined> {
  const file = Uint8Array.from(readFileSync(name));
  if (!Buffer.from(file.subarray(0, 16_384)).includes('MONOCHROME')) return undefined;
  try {
    const { facts } = await decodeRadiograph(file, name);
    const unpacker = unpackers[facts.transferSyntaxUid ?? ''];
    if (unpacker === undefined) return file;
    const output = path.join(folder, 'raw.dcm');
    execFileSync(unpacker[0], [...unpacker[1], name, output], { stdio: 'pipe' });
    return Uint8Array.from(readFileSync(output));
  } catch (thrown) {
    // Files that are refused are the corpus test's; a peer that is not there or refuses has nothing to say.
    if (!(thrown instanceof DeclaredError))
      console.log(`not compared: ${path.basename(name)}, its peer refuses`);
    return undefined;
  }
}
