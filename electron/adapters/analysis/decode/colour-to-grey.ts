import type { DataSet } from 'dicom-parser';
import { luminance } from '#domain/imaging/luminance.ts';
import type { Samples } from '#domain/imaging/pixel-plane.ts';
import { unsupported } from './decode-problem.ts';
import type { StoredFrame } from './decode-frame.ts';
import { readLookupTable } from './lookup-table.ts';
import type { PixelHeader } from './pixel-header.ts';

/** Grey values made of a colour picture, and how many bits they take. */
export interface GreyPicture {
  readonly samples: Samples;
  readonly bitsStored: number;
}

/** Turns a colour secondary capture into grey: DICOM PS3.3 C.7.6.3.1.2. YBR pictures carry their luminance already. */
export function colourToGrey(frame: StoredFrame, header: PixelHeader, dataSet: DataSet): GreyPicture {
  const pixelCount = header.widthPx * header.heightPx;
  const { samples } = frame;
  if (samples instanceof Int16Array) throw unsupported('its colours are signed numbers');
  const bitsStored = header.bitsStored;
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
  const red = readLookupTable(dataSet, 'x00281101', 'x00281201', header.signed);
  const green = readLookupTable(dataSet, 'x00281102', 'x00281202', header.signed);
  const blue = readLookupTable(dataSet, 'x00281103', 'x00281203', header.signed);
  if (red === undefined || green === undefined || blue === undefined) {
    throw unsupported('its colour palette is missing or segmented');
  }
  const count = red.entries.length;
  const colours = new Uint16Array(3 * count);
  colours.set(red.entries);
  colours.set(green.entries.subarray(0, count), count);
  colours.set(blue.entries.subarray(0, count), 2 * count);
  const shades = luminance(colours, count, 'planar');
  const bitsStored = red.bitsPerEntry > 8 ? 16 : 8;
  const grey = bitsStored === 8 ? new Uint8Array(indices.length) : new Uint16Array(indices.length);
  for (let index = 0; index < grey.length; index++) {
    const entry = Math.min(Math.max((indices[index] ?? 0) - red.firstMapped, 0), count - 1);
    grey[index] = shades[entry] ?? 0;
  }
  return { samples: grey, bitsStored };
}
