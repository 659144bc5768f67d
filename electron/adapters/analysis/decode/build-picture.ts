import type { DecodedRadiograph, PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { buildRadiograph, type FileFacts } from './build-radiograph.ts';

type PictureFacts = Pick<FileFacts, 'fileName' | 'format' | 'bitsStored' | 'frameNumber'> &
  Partial<Pick<FileFacts, 'frameCount'>>;

/** Completes a picture that is no DICOM: bright where the film is, of no known pixel size, without windows of its own. */
export function buildPicture(plane: PixelPlane, facts: PictureFacts): DecodedRadiograph {
  return buildRadiograph(plane, {
    frameCount: 1,
    ...facts,
    photometric: 'MONOCHROME2',
    representable: { low: 0, high: 2 ** facts.bitsStored - 1 },
    windows: [],
    pixelSpacing: { source: 'none' },
  });
}
