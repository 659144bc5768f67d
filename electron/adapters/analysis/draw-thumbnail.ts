import { PNG } from 'pngjs';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';

/** Longer side of a thumbnail, pixels. */
const thumbnailPx = 160;

/** Of a large cell some sixteen samples, evenly spread, say what a small picture can show. */
const samplesPerSide = 4;

/** One filter for all rows (4, Paeth: PNG section 9.2): trying all of them takes longer and saves nothing to speak of. */
const format = {
  colorType: 0,
  inputColorType: 0,
  bitDepth: 8,
  inputHasAlpha: false,
  filterType: 4,
} as const;

/** A small 8-bit PNG of the film under its automatic window, in the polarity it is shown in. */
export function drawThumbnail({ plane, facts }: DecodedRadiograph): Uint8Array {
  const { widthPx, heightPx, samples } = plane;
  const scale = Math.max(1, Math.max(widthPx, heightPx) / thumbnailPx);
  const width = Math.max(1, Math.round(widthPx / scale));
  const height = Math.max(1, Math.round(heightPx / scale));
  const window = facts.windows.at(-1) ?? { center: 0, width: 1 };
  const lowest = window.center - window.width / 2;
  const columns = cellsAlong(width, scale, widthPx);
  const rows = cellsAlong(height, scale, heightPx);
  const png = new PNG({ width, height, ...format });
  const grey = Buffer.alloc(width * height);
  // Rows of one type, whatever the samples: see `sample-blocks.ts`.
  const row = new Float64Array(widthPx);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    const end = rows.to[y] ?? 0;
    for (let at = rows.from[y] ?? 0; at < end; at += rows.step) {
      row.set(samples.subarray(at * widthPx, (at + 1) * widthPx));
      addCells(row, columns, sums);
    }
    for (let x = 0; x < width; x += 1) {
      const mean = (sums[x] ?? 0) / (countIn(rows, y) * countIn(columns, x));
      const share = (mean - lowest) / window.width;
      const level = Math.round(255 * Math.min(1, Math.max(0, share)));
      grey[y * width + x] = facts.photometric === 'MONOCHROME1' ? 255 - level : level;
    }
  }
  png.data = grey;
  return new Uint8Array(PNG.sync.write(png, format));
}

/** The samples along one side of the film that each pixel of the thumbnail is made of. */
interface Cells {
  /** The first one. */
  readonly from: Int32Array;
  /** The one after the last. */
  readonly to: Int32Array;
  readonly step: number;
}

function cellsAlong(count: number, size: number, sampleCount: number): Cells {
  const from = Int32Array.from({ length: count }, (_, cell) => Math.floor(cell * size));
  const to = from.map((first, cell) =>
    Math.min(sampleCount, Math.max(first + 1, Math.floor(cell * size + size))),
  );
  return { from, to, step: Math.max(1, Math.floor(size / samplesPerSide)) };
}

function countIn({ from, to, step }: Cells, cell: number): number {
  return Math.ceil(((to[cell] ?? 0) - (from[cell] ?? 0)) / step);
}

/** Adds to the sum of each cell what the row has of it. */
function addCells(row: Float64Array, { from, to, step }: Cells, sums: Float64Array): void {
  for (let cell = 0; cell < sums.length; cell++) {
    let sum = sums[cell] ?? 0;
    const end = to[cell] ?? 0;
    for (let at = from[cell] ?? 0; at < end; at += step) sum += row[at] ?? 0;
    sums[cell] = sum;
  }
}
