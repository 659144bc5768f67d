import type { DataSet } from 'dicom-parser';
import { codeString, integer } from './data-set-values.ts';
import { checkPictureSize } from './decode-limits.ts';
import { unreadable, unsupported } from './decode-problem.ts';

export const pixelDataTag = 'x7fe00010';
export const floatPixelDataTag = 'x7fe00008';
export const doublePixelDataTag = 'x7fe00009';

/** The Image Pixel Module: DICOM PS3.3 C.7.6.3. */
export interface PixelHeader {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly samplesPerPixel: 1 | 3;
  /** 64 for double floating-point pixels alone. */
  readonly bitsAllocated: 1 | 8 | 16 | 32 | 64;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** The pixels are floating-point numbers; they lie in an element of their own. */
  readonly isFloating: boolean;
  readonly isPlanar: boolean;
  readonly photometric: string;
  readonly frameCount: number;
}

/** Reads and checks the Image Pixel Module; refuses objects without a picture and pictures Femora does not show. */
export function readPixelHeader(dataSet: DataSet): PixelHeader {
  refuseWithoutPicture(dataSet);
  const heightPx = dataSet.uint16('x00280010') ?? 0;
  const widthPx = dataSet.uint16('x00280011') ?? 0;
  checkPictureSize(widthPx, heightPx);
  const isFloating = dataSet.elements[pixelDataTag] === undefined;
  const bitsAllocated = readBitsAllocated(dataSet, isFloating);
  const samplesPerPixel = dataSet.uint16('x00280002') ?? 1;
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3) {
    throw unsupported(`its pixels have ${samplesPerPixel} samples each`);
  }
  const bitsStored = isFloating ? 32 : (dataSet.uint16('x00280101') ?? bitsAllocated);
  if (bitsStored < 1 || bitsStored > bitsAllocated) {
    throw unsupported(`its pixels have ${bitsStored} bits stored in ${bitsAllocated}`);
  }
  const highBit = dataSet.uint16('x00280102') ?? bitsStored - 1;
  const isHighBitSound = highBit >= bitsStored - 1 && highBit < bitsAllocated;
  return {
    widthPx,
    heightPx,
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit: isHighBitSound ? highBit : bitsStored - 1,
    signed: dataSet.uint16('x00280103') === 1,
    isFloating,
    isPlanar: dataSet.uint16('x00280006') === 1,
    photometric: codeString(dataSet, 'x00280004') ?? 'MONOCHROME2',
    frameCount: Math.max(1, integer(dataSet, 'x00280008') ?? 1),
  };
}

function readBitsAllocated(dataSet: DataSet, isFloating: boolean): PixelHeader['bitsAllocated'] {
  if (isFloating) return dataSet.elements[floatPixelDataTag] === undefined ? 64 : 32;
  const bits = dataSet.uint16('x00280100') ?? 0;
  if (bits !== 1 && bits !== 8 && bits !== 16 && bits !== 32) {
    throw unsupported(`its pixels have ${bits} bits allocated, Femora reads 1, 8, 16 and 32`);
  }
  return bits;
}

function refuseWithoutPicture(dataSet: DataSet): void {
  const tags = [pixelDataTag, floatPixelDataTag, doublePixelDataTag];
  if (tags.some((tag) => dataSet.elements[tag] !== undefined)) return;
  if (dataSet.elements['x00041220'] !== undefined) {
    throw unsupported(
      'it is a DICOMDIR, the list of contents of a disc, and holds no picture itself; open the folder it lies in',
    );
  }
  const isPicture = dataSet.elements['x00280010'] !== undefined;
  const isEmpty = Object.keys(dataSet.elements).every((tag) => tag.startsWith('x0002'));
  if (isPicture || isEmpty) throw unreadable('its pixel data are missing, the file may end early');
  throw unsupported('it is a DICOM object without a picture');
}
