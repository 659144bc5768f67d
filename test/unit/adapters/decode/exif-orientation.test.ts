import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { encodeJpeg } from '#test/fixtures/encode-picture.ts';

const widthPx = 48;
const heightPx = 32;
/** Four quarters: dark, grey above; light, white below. */
const upright = Uint8Array.from({ length: widthPx * heightPx }, (_, index) => {
  const isRight = index % widthPx >= widthPx / 2;
  const isLow = Math.floor(index / widthPx) >= heightPx / 2;
  return 20 + (isRight ? 70 : 0) + (isLow ? 140 : 0);
});

/** The JPEG with an EXIF segment in front: one directory with a maker's tag and the orientation. */
function withOrientation(jpeg: Uint8Array, orientation: number, isLittle: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(38));
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittle);
  tiff.setUint32(4, 8, isLittle);
  tiff.setUint16(8, 2, isLittle);
  for (const [index, [tag, value]] of [
    [0x0100, 7],
    [0x0112, orientation],
  ].entries()) {
    const entry = 10 + 12 * index;
    tiff.setUint16(entry, tag ?? 0, isLittle);
    tiff.setUint16(entry + 2, 3, isLittle);
    tiff.setUint32(entry + 4, 1, isLittle);
    tiff.setUint16(entry + 8, value ?? 0, isLittle);
  }
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)];
  const segment = [0xff, 0xe1, 0, body.length + 2, ...body];
  return Uint8Array.from([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
}

/** The four quarters of what is shown: above left, above right, below left, below right. */
async function quarters(file: Uint8Array): Promise<readonly number[]> {
  const { plane, facts } = await decodeRadiograph(file, 'phone.jpg');
  expect([plane.widthPx, plane.heightPx]).toEqual([facts.widthPx, facts.heightPx]);
  const at = (x: number, y: number) =>
    plane.samples[Math.floor(y * plane.heightPx) * plane.widthPx + Math.floor(x * plane.widthPx)] ?? NaN;
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].map(
    (value) => Math.round(value / 10) * 10,
  );
}

describe('EXIF orientation', () => {
  // What CIPA DC-008 says of the first row and first column: 6 is "right, top", 8 is "left, bottom".
  it.each([
    [1, [20, 90, 160, 230]],
    [2, [90, 20, 230, 160]],
    [3, [230, 160, 90, 20]],
    [4, [160, 230, 20, 90]],
    [5, [20, 160, 90, 230]],
    [6, [160, 20, 230, 90]],
    [7, [230, 90, 160, 20]],
    [8, [90, 230, 20, 160]],
    [9, [20, 90, 160, 230]],
  ])('Given orientation %d, When opened, Then the picture stands upright', async (orientation, expected) => {
    const jpeg = await encodeJpeg({ widthPx, heightPx, samples: upright, bitsStored: 8 });
    for (const isLittle of [true, false]) {
      const file = withOrientation(jpeg, orientation, isLittle);
      expect(await quarters(file)).toEqual(expected);
      const { facts } = await decodeRadiograph(file, 'phone.jpg');
      expect([facts.widthPx, facts.heightPx]).toEqual(
        orientation >= 5 && orientation <= 8 ? [heightPx, widthPx] : [widthPx, heightPx],
      );
    }
  });

  it('Given an EXIF segment cut anywhere, When opened, Then the picture opens as it lies', async () => {
    const jpeg = await encodeJpeg({ widthPx, heightPx, samples: upright, bitsStored: 8 });
    const whole = withOrientation(jpeg, 6, true);
    for (let length = 4; length < 44; length += 3) {
      const segment = [0xff, 0xe1, 0, length + 2, ...whole.subarray(6, 6 + length)];
      const file = Uint8Array.from([0xff, 0xd8, ...segment, ...jpeg.subarray(2)]);
      const isRead = length >= 6 + 34;
      expect((await quarters(file))[0]).toBe(isRead ? 160 : 20);
    }
  });
});
