import { luminance } from '#domain/imaging/luminance.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { turnPlane } from '#domain/imaging/turn-plane.ts';
import { buildPicture } from './build-picture.ts';
import { decodeWebpPicture } from './codecs/decode-webp-picture.ts';
import { checkPictureSize } from './decode-limits.ts';
import { unreadable } from './decode-problem.ts';
import { readWebpHeader } from './webp-header.ts';

/** Opens a WebP picture, lossy or lossless: its luminance, laid on black where it is transparent, turned as its EXIF says. */
export async function decodeWebp(bytes: Uint8Array, fileName: string): Promise<DecodedRadiograph> {
  const header = readWebpHeader(bytes);
  checkPictureSize(header.widthPx, header.heightPx);
  const { widthPx, heightPx, colours } = await decodeWebpPicture(bytes);
  const pixelCount = widthPx * heightPx;
  if (widthPx !== header.widthPx || heightPx !== header.heightPx || colours.length !== 4 * pixelCount) {
    throw unreadable('its picture has another size than its header says');
  }
  const samples = luminance(colours, pixelCount, 'interleaved', 4);
  for (let index = 0; index < pixelCount; index++) {
    const alpha = colours[4 * index + 3] ?? 255;
    if (alpha < 255) samples[index] = Math.round(((samples[index] ?? 0) * alpha) / 255);
  }
  return buildPicture(turnPlane({ widthPx, heightPx, samples }, header.orientation), {
    fileName,
    format: 'webp',
    bitsStored: 8,
  });
}
