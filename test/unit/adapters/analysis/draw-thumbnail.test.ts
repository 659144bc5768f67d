import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { drawThumbnail } from '#adapters/analysis/draw-thumbnail.ts';
import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';
import { imageFacts } from '#test/builders/case-record.ts';

const auto = { center: 50, width: 100, function: 'LINEAR_EXACT', explanation: 'auto' } as const;

function thumbnailOf(plane: PixelPlane, photometric: 'MONOCHROME1' | 'MONOCHROME2' = 'MONOCHROME2'): PNG {
  const facts = imageFacts({ photometric, windows: [auto] });
  return PNG.sync.read(Buffer.from(drawThumbnail({ plane, facts })));
}

function greysOf({ data }: PNG): readonly number[] {
  return [...data].filter((_, at) => at % 4 === 0);
}

/** The left half holds 20 and 30 in turns, line by line, the right half 80. */
function halves(widthPx: number, heightPx: number, kind: new (length: number) => Samples): PixelPlane {
  const samples = new kind(widthPx * heightPx);
  for (let at = 0; at < samples.length; at++) {
    const y = Math.floor(at / widthPx);
    samples[at] = at % widthPx < widthPx / 2 ? 20 + 10 * (y % 2) : 80;
  }
  return { widthPx, heightPx, samples };
}

describe('drawThumbnail', () => {
  it.each([Uint8Array, Uint16Array, Int16Array, Float32Array])(
    'Given a film of %o, then a pixel is the windowed mean of the samples under it',
    (kind) => {
      const thumbnail = thumbnailOf(halves(640, 480, kind));
      expect([thumbnail.width, thumbnail.height]).toEqual([160, 120]);
      const greys = greysOf(thumbnail);
      const [left, right] = [Math.round(2.55 * 25), Math.round(2.55 * 80)];
      expect(greys).toEqual(Array.from({ length: 160 * 120 }, (_, at) => (at % 160 < 80 ? left : right)));
    },
  );

  it('Given a film smaller than a thumbnail, then its pixels are the samples, and MONOCHROME1 is turned over', () => {
    const plane = { widthPx: 3, heightPx: 1, samples: Uint8Array.of(0, 40, 200) };
    expect(greysOf(thumbnailOf(plane))).toEqual([0, 102, 255]);
    expect(greysOf(thumbnailOf(plane, 'MONOCHROME1'))).toEqual([255, 153, 0]);
  });

  it('Given a film of one line, then it has a thumbnail of one line', () => {
    const thumbnail = thumbnailOf({ widthPx: 1000, heightPx: 1, samples: new Uint16Array(1000).fill(100) });
    expect([thumbnail.width, thumbnail.height]).toEqual([160, 1]);
    expect(new Set(greysOf(thumbnail))).toEqual(new Set([255]));
  });
});
