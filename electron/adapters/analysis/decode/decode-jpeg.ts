import { luminance } from '#domain/imaging/luminance.ts';
import { turnPlane } from '#domain/imaging/turn-plane.ts';
import type { DecodedRadiograph, Samples } from '#domain/imaging/pixel-plane.ts';
import { readStoredValues } from '#domain/dicom/stored-values.ts';
import { buildPicture } from './build-picture.ts';
import type { CodedPicture } from './codecs/coded-picture.ts';
import { readExifOrientation } from './exif-orientation.ts';
import { decodeJpegStream } from './decode-jpeg-stream.ts';

/** Opens a JPEG file: grey as it is, colour by its luminance, turned as its EXIF segment says. */
export async function decodeJpeg(bytes: Uint8Array, fileName: string): Promise<DecodedRadiograph> {
  const picture = await decodeJpegStream(bytes);
  const { widthPx, heightPx, precisionBits } = picture;
  const plane = { widthPx, heightPx, samples: greySamples(picture) };
  return buildPicture(turnPlane(plane, readExifOrientation(bytes)), {
    fileName,
    format: 'jpeg',
    bitsStored: precisionBits,
  });
}

function greySamples(picture: CodedPicture): Samples {
  const { widthPx, heightPx, componentCount, precisionBits, layout, bytes } = picture;
  const samples = readStoredValues(bytes, {
    sampleCount: widthPx * heightPx * componentCount,
    bitsAllocated: precisionBits > 8 ? 16 : 8,
    bitsStored: precisionBits,
    highBit: precisionBits - 1,
    signed: false,
    bigEndian: false,
  });
  if (componentCount === 1 || samples instanceof Int16Array) return samples;
  return luminance(samples, widthPx * heightPx, layout);
}
