import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeclaredError } from '#contract/declared-error.ts';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { deflatedLittleEndian, explicitLittleEndian, rleLossless } from '#domain/dicom/transfer-syntax.ts';
import { encodeLosslessJpeg } from '#test/fixtures/encode-lossless-jpeg.ts';
import { encodeLossyJpeg } from '#test/fixtures/encode-lossy-jpeg.ts';
import {
  encodeHighThroughputJpeg2000,
  encodeJpeg,
  encodeJpeg2000,
  encodeJpegLs,
} from '#test/fixtures/encode-picture.ts';
import { writeDicom, type DicomOptions } from '#test/fixtures/write-dicom.ts';
import { writePng } from '#test/fixtures/write-png.ts';
import { bytesOf, givenPicture, refusalOf } from './given-pictures.ts';

const picture = givenPicture(12);
const coded = { ...picture, bitsStored: 12 };
const grey8 = { ...picture, samples: bytesOf(picture), bitsStored: 8 };
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

async function expectRefusal(bytes: Uint8Array, code: string, reason: RegExp): Promise<void> {
  const refusal = await refusalOf(bytes);
  expect(refusal).toBeInstanceOf(DeclaredError);
  expect(refusal.code).toBe(code);
  expect(refusal.data).toMatchObject({
    fileName: 'film.dcm',
    reason: expect.stringMatching(reason) as string,
  });
}

async function expectNoPicture(options: DicomOptions, code: string, reason: RegExp): Promise<void> {
  await expectRefusal(writeDicom(picture, options), code, reason);
}

const unsigned = (tag: number, value: number) => ({ tag, vr: 'US', value: [value] });

describe('files that are refused', () => {
  it('Given an empty file, When opened, Then it says so', () =>
    expectRefusal(new Uint8Array(0), 'image.unreadable', /empty/));

  it('Given text named .dcm, When opened, Then it is no picture', () =>
    expectRefusal(
      ascii('Dear colleague, please find enclosed'),
      'image.unsupported',
      /neither DICOM nor JPEG, PNG, TIFF, WebP or BMP/,
    ));

  it('Given DICM and then garbage, When opened, Then it is unreadable', async () => {
    const garbage = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) & 0xff);
    garbage.set(ascii('DICM'), 128);
    expect((await refusalOf(garbage)).code).toMatch(/^image\./);
  });

  it('Given a DICOM object without pixels, When opened, Then it says so', () =>
    expectNoPicture({ omitTags: [0x00280010, 0x7fe00010] }, 'image.unsupported', /without a picture/));

  it('Given a picture whose pixel data are missing, When opened, Then it may have been cut', () =>
    expectNoPicture({ omitTags: [0x7fe00010] }, 'image.unreadable', /pixel data are missing/));

  it('Given a DICOMDIR, When opened, Then it is named', () =>
    expectNoPicture(
      { omitTags: [0x7fe00010], extraElements: [{ tag: 0x00041220, vr: 'SQ', value: { items: [] } }] },
      'image.unsupported',
      /DICOMDIR/,
    ));

  it.each([
    ['12 bits', [unsigned(0x00280100, 12)], /12 bits allocated, Femora reads 1, 8, 16 and 32/],
    ['17 bits in 16', [unsigned(0x00280101, 17)], /17 bits stored in 16/],
    ['4 samples', [unsigned(0x00280002, 4)], /4 samples/],
    ['an unknown colour model', [{ tag: 0x00280004, vr: 'CS', value: 'CMYK' }], /CMYK/],
  ])('Given pixels with %s, When opened, Then it is unsupported', (_, extraElements, reason) =>
    expectNoPicture({ extraElements }, 'image.unsupported', reason),
  );

  it('Given a transfer syntax of video, When opened, Then its UID is named', () =>
    expectNoPicture(
      { transferSyntaxUid: '1.2.840.10008.1.2.4.100', codedFrames: [Uint8Array.of(0, 0)] },
      'image.unsupported',
      /1\.2\.840\.10008\.1\.2\.4\.100/,
    ));

  it('Given a header that promises 60000 x 60000 pixels, When opened, Then nothing is set aside for it', () =>
    expectNoPicture(
      { extraElements: [unsigned(0x00280010, 60000), unsigned(0x00280011, 60000)] },
      'image.too-large',
      /60000 x 60000/,
    ));

  it('Given no rows, When opened, Then it is unreadable', () =>
    expectNoPicture({ extraElements: [unsigned(0x00280010, 0)] }, 'image.unreadable', /picture size/));

  it('Given more rows than pixel data, When opened, Then it counts what is there', () =>
    expectNoPicture(
      { extraElements: [unsigned(0x00280010, 500)] },
      'image.unreadable',
      /end early, 6030 of 67000 bytes/,
    ));

  it('Given a coded picture of another size than its header, When opened, Then both sizes are named', async () => {
    const codedFrames = [await encodeJpegLs(coded)];
    await expectNoPicture(
      { transferSyntaxUid: '1.2.840.10008.1.2.4.80', codedFrames, extraElements: [unsigned(0x00280010, 44)] },
      'image.unreadable',
      /67 x 45 pixels where its header says 67 x 44/,
    );
  });

  it('Given lossy JPEG of 10 bits, When opened, Then the reason names the bits', () => {
    const header = [0xff, 0xd8, 0xff, 0xc1, 0, 11, 10, 0, 45, 0, 67, 1, 1, 0x11, 0, 0xff, 0xd9];
    return expectNoPicture(
      { transferSyntaxUid: '1.2.840.10008.1.2.4.51', codedFrames: [Uint8Array.from(header)] },
      'image.unsupported',
      /10 bits per pixel, Femora reads 8 and 12/,
    );
  });

  it('Given a deflated data set that grows without end, When opened, Then it is too large', () => {
    const bomb = deflateRawSync(new Uint8Array(600 * 1024 * 1024), { level: 1 });
    const file = writeDicom(picture, { transferSyntaxUid: deflatedLittleEndian });
    const metaEnd = 132 + 12 + new DataView(file.buffer).getUint32(140, true);
    const bytes = new Uint8Array(metaEnd + bomb.length);
    bytes.set(file.subarray(0, metaEnd));
    bytes.set(bomb, metaEnd);
    return expectRefusal(bytes, 'image.too-large', /when unpacked/);
  });

  it('Given a PNG that promises too many pixels, When opened, Then it is too large', () => {
    const png = writePng(grey8);
    new DataView(png.buffer, png.byteOffset).setUint32(16, 3_000_000);
    return expectRefusal(png, 'image.too-large', /3000000 x 45/);
  });

  it('Given an interlaced PNG whose data grow without end, When opened, Then it is too large', () => {
    const png = writePng(grey8);
    const header = png.slice(0, 33);
    header[28] = 1;
    const bomb = deflateSync(new Uint8Array(600 * 1024 * 1024), { level: 1 });
    const file = new Uint8Array(33 + 12 + bomb.length);
    file.set(header);
    new DataView(file.buffer).setUint32(33, bomb.length);
    file.set(ascii('IDAT'), 37);
    file.set(bomb, 41);
    return expectRefusal(file, 'image.too-large', /when unpacked/);
  });
});

describe('files that end early', () => {
  const cuts = [0.05, 0.3, 0.6, 0.9, 0.99];
  const files: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    [
      'explicit DICOM',
      () => Promise.resolve(writeDicom(picture, { transferSyntaxUid: explicitLittleEndian })),
    ],
    [
      'deflated DICOM',
      () => Promise.resolve(writeDicom(picture, { transferSyntaxUid: deflatedLittleEndian })),
    ],
    ['RLE DICOM', () => Promise.resolve(writeDicom(picture, { transferSyntaxUid: rleLossless }))],
    ['PNG', () => Promise.resolve(writePng(grey8))],
    ['JPEG', () => encodeJpeg(grey8)],
    ['progressive JPEG', () => encodeJpeg(grey8, 90, true)],
  ];

  it.each(files)(
    'Given %s cut anywhere, When opened, Then it is unreadable, never half a picture',
    async (_, make) => {
      const file = await make();
      for (const cut of cuts) {
        const refusal = await refusalOf(file.slice(0, Math.floor(file.length * cut)));
        expect(refusal.code).toBe('image.unreadable');
      }
    },
  );

  it.each([
    ['JPEG lossless', '1.2.840.10008.1.2.4.70', () => encodeLosslessJpeg(coded)],
    ['JPEG-LS', '1.2.840.10008.1.2.4.80', () => encodeJpegLs(coded)],
    ['JPEG 2000', '1.2.840.10008.1.2.4.90', () => encodeJpeg2000(coded)],
    ['High-Throughput JPEG 2000', '1.2.840.10008.1.2.4.201', () => encodeHighThroughputJpeg2000(coded)],
  ])(
    'Given a %s stream cut inside a whole DICOM file, When opened, Then it is unreadable',
    async (_, transferSyntaxUid, encode) => {
      const stream = await encode();
      for (const cut of cuts) {
        const codedFrames = [stream.slice(0, Math.floor(stream.length * cut))];
        const refusal = await refusalOf(writeDicom(picture, { transferSyntaxUid, codedFrames }));
        expect(refusal.code).toBe('image.unreadable');
      }
      // A refusal leaves the codec sound for the next file.
      const whole = await decodeRadiograph(
        writeDicom(picture, { transferSyntaxUid, codedFrames: [stream] }),
        'film.dcm',
      );
      expect(whole.plane.samples).toEqual(picture.samples);
    },
  );
});

describe('files with damage', () => {
  it('Given any damage to any file, When opened, Then it opens or is refused with a declared error', async () => {
    const jpegLs = await encodeJpegLs(coded);
    const jpeg2000 = await encodeJpeg2000(coded);
    const sources = [
      writeDicom(picture),
      writeDicom(picture, { transferSyntaxUid: rleLossless }),
      writeDicom(picture, { transferSyntaxUid: deflatedLittleEndian }),
      writeDicom(picture, {
        transferSyntaxUid: '1.2.840.10008.1.2.4.70',
        codedFrames: [encodeLosslessJpeg(coded)],
      }),
      writeDicom(picture, { transferSyntaxUid: '1.2.840.10008.1.2.4.80', codedFrames: [jpegLs] }),
      writeDicom(picture, { transferSyntaxUid: '1.2.840.10008.1.2.4.90', codedFrames: [jpeg2000] }),
      writeDicom(picture, {
        transferSyntaxUid: '1.2.840.10008.1.2.4.201',
        codedFrames: [await encodeHighThroughputJpeg2000(coded)],
      }),
      await encodeJpeg(grey8),
      encodeLossyJpeg(picture.widthPx, picture.heightPx, [{ ...picture, horizontal: 1, vertical: 1 }]),
      writePng(grey8),
    ];
    const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sources), damage, async (source, changes) => {
        const file = source.slice();
        for (const [place, value] of changes) file[Math.floor(place * (file.length - 1))] = value;
        try {
          await decodeRadiograph(file, 'film.dcm');
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(DeclaredError);
          expect((thrown as DeclaredError).code).toMatch(/^image\./);
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
