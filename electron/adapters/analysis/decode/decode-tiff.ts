import { decode, type TiffIfd } from 'tiff';
import { luminance } from '#domain/imaging/luminance.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { buildPicture } from './build-picture.ts';
import { checkPictureSize } from './decode-limits.ts';
import { unreadable, unsupported } from './decode-problem.ts';
import { countTiffPages } from './tiff-pages.ts';
import { checkCompression } from './tiff-pieces.ts';
import { tiffSamples, type TiffSamples } from './tiff-samples.ts';

/** Photometric Interpretation, TIFF 6.0 section 8. */
const photometric = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3 } as const;
/** Sample Format, section 19. */
const floatingPoint = 3;
const signed = 2;
const wholeBits = new Set([1, 2, 4, 8, 16]);

/**
 * Opens one picture, from 1, of a TIFF: grey of 1 to 16 bits or single floating point, RGB and palettes; in strips or
 * tiles; plain, PackBits, LZW, deflated or fax. Where white is zero the values are turned round, so that the plane is
 * bright where the film is. Scanner resolutions are no pixel size of a patient and are left aside.
 */
export function decodeTiff(bytes: Uint8Array, fileName: string, frameNumber: number): DecodedRadiograph {
  const frameCount = countTiffPages(bytes);
  if (frameNumber > frameCount) {
    throw unsupported(`it has ${frameCount} pictures, number ${frameNumber} is none of them`);
  }
  const page = readPage(bytes, frameNumber);
  const first = frameNumber === 1 ? page : readPage(bytes, 1);
  if (first.width !== page.width || first.height !== page.height) {
    throw unsupported('its pictures differ in size');
  }
  checkPage(page);
  const { samples, bitsStored } = greyOf(page, tiffSamples(bytes, page));
  const { width: widthPx, height: heightPx } = page;
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

/** The directory of a picture; its pixels are read by what follows. */
function readPage(bytes: Uint8Array, frameNumber: number): TiffIfd {
  try {
    const [page] = decode(bytes, { pages: [frameNumber - 1], ignoreImageData: true });
    if (page) return page;
  } catch (thrown) {
    throw unreadable('its directory of pictures is damaged', thrown);
  }
  throw unreadable('it holds no picture');
}

/** Refuses what the decoder does not read, before it sets memory aside. */
function checkPage(page: TiffIfd): void {
  checkPictureSize(page.width, page.height);
  const { bitsPerSample, samplesPerPixel, type, sampleFormat, orientation, predictor } = page;
  checkCompression(page);
  const isFloat = sampleFormat === floatingPoint;
  if (sampleFormat === signed) throw unsupported('its pixels are whole numbers with a sign');
  if (!(isFloat ? bitsPerSample === 32 : wholeBits.has(bitsPerSample))) {
    throw unsupported(`its pixels have ${bitsPerSample} bits${isFloat ? ' of floating point' : ''}`);
  }
  if (predictor !== 1 && (predictor !== 2 || bitsPerSample < 8 || isFloat)) {
    throw unsupported(`TIFF predictor ${predictor} is not read for ${bitsPerSample} bits`);
  }
  if (isFloat && type !== photometric.blackIsZero) {
    throw unsupported('its pixels are floating point and no plain grey');
  }
  if (!Object.values<number>(photometric).includes(type))
    throw unsupported(`TIFF colours ${type} are not read`);
  const fewest = type === photometric.rgb ? 3 : 1;
  if (samplesPerPixel < fewest || samplesPerPixel > 4) {
    throw unsupported(`it has ${samplesPerPixel} samples per pixel`);
  }
  if (samplesPerPixel > 1 && page.planarConfiguration !== 1) throw unsupported('its colours lie in planes');
  if (page.bitsPerSample < 8 && samplesPerPixel > 1) throw unsupported('its colours have less than 8 bits');
  if (orientation && orientation !== 1) throw unsupported('its picture is stored turned');
}

interface Grey {
  readonly samples: TiffSamples;
  readonly bitsStored: number;
}

function greyOf(page: TiffIfd, data: TiffSamples): Grey {
  const { bitsPerSample, samplesPerPixel, type, palette } = page;
  const count = page.width * page.height;
  if (data instanceof Float32Array) {
    const grey = firstSamples(data, samplesPerPixel);
    if (!grey.every(Number.isFinite)) throw unreadable('some of its pixels are no numbers');
    return { samples: grey, bitsStored: bitsPerSample };
  }
  if (type === photometric.rgb) {
    const channels = samplesPerPixel === 4 ? 4 : 3;
    return { samples: luminance(data, count, 'interleaved', channels), bitsStored: bitsPerSample };
  }
  const grey = firstSamples(data, samplesPerPixel);
  if (type === photometric.palette) return { samples: paletteGrey(grey, count, palette), bitsStored: 8 };
  const largest = 2 ** bitsPerSample - 1;
  const spread = bitsPerSample < 8 ? 255 / largest : 1;
  const isTurned = type === photometric.whiteIsZero;
  const samples = grey.map((value) => spread * (isTurned ? largest - value : value));
  return { samples, bitsStored: Math.max(8, bitsPerSample) };
}

/** A second sample is transparency. */
function firstSamples<Data extends TiffSamples>(data: Data, samplesPerPixel: number): Data {
  if (samplesPerPixel === 1) return data;
  return data.filter((_, index) => index % samplesPerPixel === 0) as Data;
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
