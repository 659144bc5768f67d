import { Enums, utilities, type Types } from '@cornerstonejs/core';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';

/** One level of a film as Cornerstone3D takes it: finished pixels and the metadata it asks for. */
interface StackedImage {
  readonly image: Types.IImage;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const stacked = new Map<string, StackedImage>();

/** The image of this id; throws when it was never offered or has been taken away. */
export function findStackedImage(imageId: string): StackedImage {
  const found = stacked.get(imageId);
  if (!found) throw new Error(`no film is offered as ${imageId}`);
  return found;
}

export function withdrawImage(imageId: string): void {
  stacked.delete(imageId);
}

/**
 * Offers a plane to Cornerstone3D. World units are columns of level 0, so that every level lies on the same
 * place: pixel (0, 0) of a level halved k times has its centre at 2^k / 2 of level 0's pixel corners.
 */
export function offerImage(imageId: string, plane: PixelPlane, levelStep: number, aspect: number): void {
  const { samples, widthPx, heightPx } = plane;
  const range = utilities.getMinMax(samples);
  const image: Types.IImage = {
    imageId,
    minPixelValue: range.min,
    maxPixelValue: range.max,
    slope: 1,
    intercept: 0,
    windowCenter: (range.min + range.max) / 2,
    windowWidth: range.max - range.min + 1,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    getPixelData: () => samples,
    getCanvas: () => document.createElement('canvas'),
    rows: heightPx,
    columns: widthPx,
    height: heightPx,
    width: widthPx,
    color: false,
    rgba: false,
    numberOfComponents: 1,
    columnPixelSpacing: levelStep,
    rowPixelSpacing: levelStep * aspect,
    invert: false,
    sizeInBytes: samples.byteLength,
    dataType: samples.constructor.name as Types.PixelDataTypedArrayString,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      width: widthPx,
      height: heightPx,
      scalarData: samples,
      numberOfComponents: 1,
    }),
  };
  stacked.set(imageId, { image, metadata: metadataOf(plane, levelStep, aspect) });
}

function metadataOf(plane: PixelPlane, levelStep: number, aspect: number): Readonly<Record<string, unknown>> {
  const bits = 8 * plane.samples.BYTES_PER_ELEMENT;
  const { IMAGE_PLANE, IMAGE_PIXEL, GENERAL_SERIES } = Enums.MetadataModules;
  return {
    [IMAGE_PLANE]: {
      frameOfReferenceUID: 'femora',
      rows: plane.heightPx,
      columns: plane.widthPx,
      imageOrientationPatient: [1, 0, 0, 0, 1, 0],
      rowCosines: [1, 0, 0],
      columnCosines: [0, 1, 0],
      imagePositionPatient: [levelStep / 2, (levelStep / 2) * aspect, 0],
      columnPixelSpacing: levelStep,
      rowPixelSpacing: levelStep * aspect,
      usingDefaultValues: false,
    },
    // Polarity is applied by the film itself, so that a reader's invert and MONOCHROME1 meet in one place.
    [IMAGE_PIXEL]: {
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
      bitsAllocated: bits,
      bitsStored: bits,
      highBit: bits - 1,
      pixelRepresentation: plane.samples instanceof Int16Array ? 1 : 0,
    },
    [GENERAL_SERIES]: { modality: 'DX' },
  };
}
