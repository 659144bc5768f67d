import { inflateSync } from 'node:zlib';
import { decode, type TiffIfd } from 'tiff';
import { luminance } from '#domain/imaging/luminance.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { buildPicture } from './build-picture.ts';
import { checkPictureSize, maximumInflatedBytes } from './decode-limits.ts';
import { tooLarge, unreadable, unsupported } from './decode-problem.ts';
import { countTiffPages } from './tiff-pages.ts';

/** Photometric Interpretation, TIFF 6.0 section 8. */
const photometric = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3 } as const;
const deflated = new Set([8, 32946]);
const readCompressions = new Set([1, 5, ...deflated]);

/**
 * Opens one picture, from 1, of a TIFF: grey of 1, 8 or 16 bits, RGB and palettes; plain, LZW or deflated. Where white
 * is zero the values are turned round, so that the plane is bright where the film is. Scanner resolutions are no pixel
 * size of a patient and are left aside.
 */
export function decodeTiff(bytes: Uint8Array, fileName: string, frameNumber: number): DecodedRadiograph {
  const frameCount = countTiffPages(bytes);
  if (frameNumber > frameCount) {
    throw unsupported(`it has ${frameCount} pictures, number ${frameNumber} is none of them`);
  }
  const header = readPage(bytes, frameNumber, true);
  const first = frameNumber === 1 ? header : readPage(bytes, 1, true);
  if (first.width !== header.width || first.height !== header.height) {
    throw unsupported('its pictures differ in size');
  }
  checkPage(header);
  if (deflated.has(header.compression)) checkInflatedSize(bytes, header);
  const { samples, bitsStored } = greyOf(readPage(bytes, frameNumber, false));
  const { width: widthPx, height: heightPx } = header;
  if (samples.length < widthPx * heightPx) throw unreadable('its picture data end early');
  return buildPicture(
    { widthPx, heightPx, samples },
    {
      fileName,
      format: 'tiff',
      bitsStored,
      frameCount,
      ...(frameNumber > 1 ? { frameNumber } : {}),
    },
  );
}

function readPage(bytes: Uint8Array, frameNumber: number, isHeaderOnly: boolean): TiffIfd {
  try {
    const [page] = decode(bytes, { pages: [frameNumber - 1], ignoreImageData: isHeaderOnly });
    if (page) return page;
  } catch (thrown) {
    throw unreadable('its picture data are damaged or end early', thrown);
  }
  throw unreadable('it holds no picture');
}

/** Refuses what the decoder does not read, before it sets memory aside. */
function checkPage(page: TiffIfd): void {
  checkPictureSize(page.width, page.height);
  const { bitsPerSample, samplesPerPixel, type, compression, sampleFormat, orientation } = page;
  if (!readCompressions.has(compression)) throw unsupported(`TIFF compression ${compression} is not read`);
  if (sampleFormat !== 1 || ![1, 8, 16].includes(bitsPerSample)) {
    throw unsupported('its pixels are not whole numbers of 1, 8 or 16 bits');
  }
  if (!Object.values<number>(photometric).includes(type))
    throw unsupported(`TIFF colours ${type} are not read`);
  const fewest = type === photometric.rgb ? 3 : 1;
  if (samplesPerPixel < fewest || samplesPerPixel > 4) {
    throw unsupported(`it has ${samplesPerPixel} samples per pixel`);
  }
  if (samplesPerPixel > 1 && (page.planarConfiguration !== 1 || page.tiled)) {
    throw unsupported('its colours lie in planes or tiles');
  }
  if (orientation && orientation !== 1) throw unsupported('its picture is stored turned');
}

/** Deflated data can grow a thousandfold: every piece is unpacked under a limit first. */
function checkInflatedSize(bytes: Uint8Array, page: TiffIfd): void {
  const [offsets, counts] = page.tiled
    ? [page.tileOffsets, page.tileByteCounts]
    : [page.stripOffsets, page.stripByteCounts];
  let heldBytes = 0;
  offsets.forEach((offset, index) => {
    const piece = bytes.subarray(offset, offset + (counts[index] ?? 0));
    try {
      heldBytes += inflateSync(piece, { maxOutputLength: maximumInflatedBytes }).length;
    } catch (thrown) {
      if (thrown instanceof RangeError) throw tooLarge('its picture data grow past the limit when unpacked');
      throw unreadable('its picture data are damaged or end early', thrown);
    }
    if (heldBytes > maximumInflatedBytes) {
      throw tooLarge('its picture data grow past the limit when unpacked');
    }
  });
}

interface Grey {
  readonly samples: Uint8Array | Uint16Array;
  readonly bitsStored: number;
}

function greyOf(page: TiffIfd): Grey {
  const { data, bitsPerSample, samplesPerPixel, type, palette } = page;
  const count = page.width * page.height;
  if (!(data instanceof Uint8Array || data instanceof Uint16Array)) {
    throw unsupported('its pixels are not whole numbers of 1, 8 or 16 bits');
  }
  if (data.length < count * samplesPerPixel) throw unreadable('its picture data end early');
  if (type === photometric.rgb) {
    const channels = samplesPerPixel === 4 ? 4 : 3;
    return { samples: luminance(data, count, 'interleaved', channels), bitsStored: bitsPerSample };
  }
  if (type === photometric.palette) return { samples: paletteGrey(data, count, palette), bitsStored: 8 };
  // A second sample is transparency.
  const grey = samplesPerPixel === 1 ? data : data.filter((_, index) => index % samplesPerPixel === 0);
  return bitsPerSample === 1
    ? { samples: Uint8Array.from(grey, (value) => 255 * value), bitsStored: 8 }
    : { samples: grey, bitsStored: bitsPerSample };
}

/** Palette entries have 16 bits a colour, of which the upper eight are kept. */
function paletteGrey(data: Uint8Array | Uint16Array, count: number, palette: TiffIfd['palette']): Uint8Array {
  if (!palette) throw unreadable('its palette is missing');
  const entries = Uint16Array.from(palette.flat());
  const greys = luminance(entries, palette.length, 'interleaved');
  const samples = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const grey = greys[data[index] ?? 0];
    if (grey === undefined) throw unreadable('a pixel points past its palette');
    samples[index] = grey >> 8;
  }
  return samples;
}
