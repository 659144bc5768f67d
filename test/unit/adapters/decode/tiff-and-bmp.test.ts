import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { writeBmp } from '#test/fixtures/write-bmp.ts';
import { writeTiff } from '#test/fixtures/write-tiff.ts';
import { expectChangesAreSurvived, expectCutsAreRefused } from './damaged-files.ts';
import { givenPicture, refusalOf } from './given-pictures.ts';

const grey16 = givenPicture(16);
const grey8 = { ...grey16, samples: Uint8Array.from(grey16.samples, (value) => value >> 8) };

async function samplesOf(file: Uint8Array, frameNumber = 1): Promise<number[]> {
  return [...(await decodeRadiograph(file, 'film', frameNumber)).plane.samples];
}

describe('TIFF films', () => {
  it.each([false, true])('Given 16 bits, deflated %s, When opened, Then they stay 16', async (isDeflated) => {
    const { facts, plane } = await decodeRadiograph(writeTiff([grey16], { isDeflated }), 'film.tif');
    expect(plane.samples).toEqual(grey16.samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({
      format: 'tiff',
      bitsStored: 16,
      pixelSpacing: { source: 'none' },
      frameCount: 1,
    });
  });

  it('Given white as zero, When opened, Then the plane is bright where the film is', async () => {
    const turned = { ...grey8, samples: grey8.samples.map((value) => 255 - value) };
    expect(await samplesOf(writeTiff([turned], { photometric: 0 }))).toEqual([...grey8.samples]);
  });

  it('Given colours, When opened, Then they are their luminance', async () => {
    const samples = Uint8Array.from(grey8.samples, (value) => value);
    const colours = Uint8Array.from(
      { length: 3 * samples.length },
      (_, index) => samples[(index / 3) | 0] ?? 0,
    );
    const file = writeTiff([{ ...grey8, samples: colours }], { photometric: 2, samplesPerPixel: 3 });
    expect(await samplesOf(file)).toEqual([...samples]);
  });

  it('Given several pictures, When one is asked for, Then it is the one that opens', async () => {
    const second = { ...grey8, samples: grey8.samples.map((value) => value >> 1) };
    const file = writeTiff([grey8, second]);
    expect(await samplesOf(file, 2)).toEqual([...second.samples]);
    const { facts } = await decodeRadiograph(file, 'film', 2);
    expect(facts).toMatchObject({ frameCount: 2, frameNumber: 2 });
    await expect(decodeRadiograph(file, 'film', 3)).rejects.toMatchObject({ code: 'image.unsupported' });
  });

  it.each([
    ['PackBits', { 259: 32773 }, 'image.unsupported'],
    ['a size past the limit', { 256: 60_000, 257: 60_000 }, 'image.too-large'],
    ['floating-point pixels', { 339: 3 }, 'image.unsupported'],
    ['CMYK', { 262: 5 }, 'image.unsupported'],
    ['a strip outside the file', { 273: 1e9 }, 'image.unreadable'],
  ])('Given %s, When opened, Then it is refused', async (_, tags, code) => {
    expect((await refusalOf(writeTiff([grey8], { tags }))).code).toBe(code);
  });

  it('Given a chain of pictures that bites its tail, When opened, Then it is damage', async () => {
    const file = writeTiff([grey8]);
    const view = new DataView(file.buffer);
    view.setUint32(file.length - 4, view.getUint32(4, true), true);
    expect((await refusalOf(file)).code).toBe('image.unreadable');
  });
});

describe('BMP films', () => {
  it.each([
    ['a palette', {}],
    ['a palette from white to black', { isPaletteTurned: true }],
    ['rows from the top', { isTopDown: true }],
    ['24 bits', { bitsPerPixel: 24 }],
  ] as const)('Given %s, When opened, Then the greys are right', async (_, options) => {
    const { facts, plane } = await decodeRadiograph(writeBmp(grey8, options), 'film.bmp');
    expect(plane.samples).toEqual(grey8.samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({ format: 'bmp', bitsStored: 8 });
  });

  it.each([
    ['16 bits', 28, 16, 'image.unsupported'],
    ['run lengths', 30, 1, 'image.unsupported'],
    ['too many pixels', 18, 2_000_000_000, 'image.too-large'],
  ])('Given %s, When opened, Then it is refused', async (_, offset, value, code) => {
    const file = writeBmp(grey8);
    new DataView(file.buffer).setUint16(offset, value & 0xffff, true);
    if (value > 0xffff) new DataView(file.buffer).setUint32(offset, value, true);
    expect((await refusalOf(file)).code).toBe(code);
  });
});

describe('films that are cut or damaged', () => {
  const files = [
    writeTiff([grey8]),
    writeTiff([grey16], { isDeflated: true }),
    writeTiff([grey8, grey8]),
    writeBmp(grey8),
    writeBmp(grey8, { bitsPerPixel: 24 }),
  ];

  it('Given a file cut anywhere, When opened, Then it is refused by a declared error', async () => {
    await expectCutsAreRefused(files);
  });

  it('Given bytes changed anywhere, When opened, Then it opens or is refused by a declared error', async () => {
    await expectChangesAreSurvived(files);
  });
});
