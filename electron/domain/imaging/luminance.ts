/** Where the three samples of a colour pixel lie. */
export type ColourLayout = 'interleaved' | 'planar';

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
  const pixelStep = layout === 'interleaved' ? channels : 1;
  const sampleStep = layout === 'interleaved' ? 1 : pixelCount;
  for (let index = 0; index < pixelCount; index++) {
    const red = index * pixelStep;
    grey[index] = Math.round(
      (299 * (colour[red] ?? 0) +
        587 * (colour[red + sampleStep] ?? 0) +
        114 * (colour[red + 2 * sampleStep] ?? 0)) /
        1000,
    );
  }
  return grey;
}
