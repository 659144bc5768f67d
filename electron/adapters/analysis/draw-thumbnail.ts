import { PNG } from 'pngjs';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';

/** Longer side of a thumbnail, pixels. */
const thumbnailPx = 160;
const samplesPerSide = 4;

/** A small 8-bit PNG of the film under its automatic window, in the polarity it is shown in. */
export function drawThumbnail({ plane, facts }: DecodedRadiograph): Uint8Array {
  const scale = Math.max(1, Math.max(plane.widthPx, plane.heightPx) / thumbnailPx);
  const width = Math.max(1, Math.round(plane.widthPx / scale));
  const height = Math.max(1, Math.round(plane.heightPx / scale));
  const window = facts.windows.at(-1) ?? { center: 0, width: 1 };
  const lowest = window.center - window.width / 2;
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, bitDepth: 8, inputHasAlpha: false });
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const share = (cellMean(plane, x * scale, y * scale, scale) - lowest) / window.width;
      const level = Math.round(255 * Math.min(1, Math.max(0, share)));
      grey[y * width + x] = facts.photometric === 'MONOCHROME1' ? 255 - level : level;
    }
  }
  png.data = grey;
  return new Uint8Array(
    PNG.sync.write(png, { colorType: 0, inputColorType: 0, bitDepth: 8, inputHasAlpha: false }),
  );
}

function cellMean(plane: DecodedRadiograph['plane'], left: number, top: number, size: number): number {
  const fromX = Math.floor(left);
  const fromY = Math.floor(top);
  const toX = Math.min(plane.widthPx, Math.max(fromX + 1, Math.floor(left + size)));
  const toY = Math.min(plane.heightPx, Math.max(fromY + 1, Math.floor(top + size)));
  // Of a large cell some sixteen samples, evenly spread, say what a small picture can show.
  const step = Math.max(1, Math.floor(size / samplesPerSide));
  let sum = 0;
  let count = 0;
  for (let y = fromY; y < toY; y += step) {
    for (let x = fromX; x < toX; x += step) {
      sum += plane.samples[y * plane.widthPx + x] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}
