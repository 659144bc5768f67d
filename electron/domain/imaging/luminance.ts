/** Where the three samples of a colour pixel lie. */
export type ColourLayout = 'interleaved' | 'planar';

/** Pixels that are turned at a time, in numbers of one type: see `sample-blocks.ts`. */
const largestBlockPx = 0x4000;

/**
 * Grey values of an RGB picture: Rec. 601 luma, .299 R + .587 G + .114 B, rounded.
 * A pixel with three equal samples keeps their value exactly.
 * `channels` is the distance between pixels in interleaved data (3, or 4 with alpha, which is ignored).
 */
export function luminance(
  colour: Uint8Array | Uint16Array,
  pixelCount: number,
  layout: ColourLayout,
  channels: 3 | 4 = 3,
): Uint8Array | Uint16Array {
  const grey = colour instanceof Uint8Array ? new Uint8Array(pixelCount) : new Uint16Array(pixelCount);
  const blockPx = Math.min(pixelCount, largestBlockPx);
  const colours = new Int32Array(channels * blockPx);
  const greys = new Int32Array(blockPx);
  for (let from = 0; from < pixelCount; from += blockPx) {
    const count = Math.min(blockPx, pixelCount - from);
    if (layout === 'interleaved') {
      colours.set(colour.subarray(channels * from, channels * (from + count)));
      greyOf(colours, greys, count, channels, 1);
    } else {
      for (let plane = 0; plane < 3; plane++) {
        const first = plane * pixelCount + from;
        colours.set(colour.subarray(first, first + count), plane * blockPx);
      }
      greyOf(colours, greys, count, 1, blockPx);
    }
    grey.set(greys.subarray(0, count), from);
  }
  return grey;
}

function greyOf(
  colours: Int32Array,
  greys: Int32Array,
  count: number,
  pixelStep: number,
  sampleStep: number,
): void {
  for (let index = 0; index < count; index++) {
    const red = index * pixelStep;
    greys[index] = Math.round(
      (299 * (colours[red] ?? 0) +
        587 * (colours[red + sampleStep] ?? 0) +
        114 * (colours[red + 2 * sampleStep] ?? 0)) /
        1000,
    );
  }
}
