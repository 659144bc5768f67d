import type { DataSet } from 'dicom-parser';
import type { StoredSamples } from '#domain/dicom/stored-values.ts';
import { floatingBlock, forEachBlock } from '#domain/imaging/sample-blocks.ts';
import { luminance } from '#domain/imaging/luminance.ts';
import { lookUp } from '#domain/imaging/modality-transform.ts';
import type { Samples } from '#domain/imaging/pixel-plane.ts';
import { unsupported } from './decode-problem.ts';
import type { StoredFrame } from './decode-frame.ts';
import { readLookupTable, readSegmentedTable } from './lookup-table.ts';
import type { PixelHeader } from './pixel-header.ts';

/** Grey values made of a colour picture, and how many bits they take. */
export interface GreyPicture {
  readonly samples: Samples;
  readonly bitsStored: number;
}

/** Turns a colour secondary capture into grey: DICOM PS3.3 C.7.6.3.1.2. YBR pictures carry their luminance already. */
export function colourToGrey(frame: StoredFrame, header: PixelHeader, dataSet: DataSet): GreyPicture {
  const pixelCount = header.widthPx * header.heightPx;
  const { samples, bitsStored } = shortSamples(frame.samples, header);
  if (frame.isRgb) return { samples: luminance(samples, pixelCount, frame.layout), bitsStored };
  switch (header.photometric) {
    case 'PALETTE COLOR':
      return paletteToGrey(samples, dataSet, header);
    case 'RGB':
      return { samples: luminance(samples, pixelCount, frame.layout), bitsStored };
    case 'YBR_FULL':
    case 'YBR_RCT':
    case 'YBR_ICT':
      return { samples: firstSamples(samples, pixelCount, frame.layout === 'planar' ? 1 : 3), bitsStored };
    case 'YBR_FULL_422':
      return { samples: subsampledLuminance(samples, pixelCount), bitsStored };
    default:
      throw unsupported(`its colours are coded as ${header.photometric}`);
  }
}

/** Samples of at most 16 bits: of 32-bit colours the upper 16, more than any screen shows. */
function shortSamples(
  samples: StoredSamples,
  { bitsStored, signed, isFloating }: PixelHeader,
): { readonly samples: Uint8Array | Uint16Array; readonly bitsStored: number } {
  if (signed || isFloating || samples instanceof Int16Array) {
    throw unsupported('its colours are signed or floating-point numbers');
  }
  if (!(samples instanceof Float64Array)) return { samples, bitsStored };
  const drop = 2 ** Math.max(0, bitsStored - 16);
  return { samples: upperBits(samples, drop), bitsStored: 16 };
}

function upperBits(samples: Float64Array, drop: number): Uint16Array {
  const upper = new Uint16Array(samples.length);
  for (let index = 0; index < upper.length; index++) upper[index] = Math.floor((samples[index] ?? 0) / drop);
  return upper;
}

function firstSamples(samples: Uint8Array | Uint16Array, pixelCount: number, step: number): Samples {
  const grey = samples instanceof Uint8Array ? new Uint8Array(pixelCount) : new Uint16Array(pixelCount);
  for (let index = 0; index < pixelCount; index++) grey[index] = samples[index * step] ?? 0;
  return grey;
}

/** Native YBR_FULL_422: Y Y Cb Cr for every two pixels. */
function subsampledLuminance(samples: Uint8Array | Uint16Array, pixelCount: number): Samples {
  const grey = samples instanceof Uint8Array ? new Uint8Array(pixelCount) : new Uint16Array(pixelCount);
  for (let index = 0; index < pixelCount; index++) {
    grey[index] = samples[(index >> 1) * 4 + (index & 1)] ?? 0;
  }
  return grey;
}

function paletteToGrey(
  indices: Uint8Array | Uint16Array,
  dataSet: DataSet,
  header: PixelHeader,
): GreyPicture {
  const [red, green, blue] = ['1', '2', '3'].map(
    (end) =>
      readLookupTable(dataSet, `x0028110${end}`, `x0028120${end}`, header.signed) ??
      readSegmentedTable(dataSet, `x0028110${end}`, `x0028122${end}`, header.signed),
  );
  if (red === undefined || green === undefined || blue === undefined) {
    throw unsupported('its colour palette is missing or incomplete');
  }
  const count = red.entries.length;
  const colours = new Uint16Array(3 * count);
  colours.set(red.entries);
  colours.set(green.entries.subarray(0, count), count);
  colours.set(blue.entries.subarray(0, count), 2 * count);
  const shades = luminance(colours, count, 'planar');
  const bitsStored = red.bitsPerEntry > 8 ? 16 : 8;
  const grey = bitsStored === 8 ? new Uint8Array(indices.length) : new Uint16Array(indices.length);
  const shadeOfEntry = new Uint16Array(shades);
  forEachBlock(indices, floatingBlock(indices), (block, from) => {
    lookUp(block, red.firstMapped, shadeOfEntry);
    grey.set(block, from);
  });
  return { samples: grey, bitsStored };
}
