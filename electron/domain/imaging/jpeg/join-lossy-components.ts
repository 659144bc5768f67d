import type { LossyFrame } from './lossy-frame.ts';

/**
 * The picture of a frame, its samples pixel by pixel, from those of its components (`8 * storedAcross` to a row).
 * Subsampled components are repeated. `isYbr`: the components are Y, Cb and Cr, and become red, green and blue (JFIF 1.02).
 */
export function joinLossyComponents(
  frame: LossyFrame,
  componentSamples: readonly Uint16Array[],
  isYbr: boolean,
): Uint16Array {
  const { widthPx, heightPx, components, mostHorizontal, mostVertical } = frame;
  const step = components.length;
  const picture = new Uint16Array(widthPx * heightPx * step);
  for (const [index, component] of components.entries()) {
    const samples = componentSamples[index] ?? new Uint16Array(0);
    const across = component.horizontal / mostHorizontal;
    const down = component.vertical / mostVertical;
    for (let y = 0; y < heightPx; y++) {
      const row = 8 * component.storedAcross * Math.floor(y * down);
      for (let x = 0; x < widthPx; x++) {
        picture[(y * widthPx + x) * step + index] = samples[row + Math.floor(x * across)] ?? 0;
      }
    }
  }
  if (isYbr) turnToRgb(picture, frame.precisionBits);
  return picture;
}

function turnToRgb(picture: Uint16Array, precisionBits: number): void {
  const middle = 2 ** (precisionBits - 1);
  const highest = 2 ** precisionBits - 1;
  const clamp = (value: number): number => Math.min(Math.max(Math.round(value), 0), highest);
  for (let at = 0; at < picture.length; at += 3) {
    const luma = picture[at] ?? 0;
    const blueness = (picture[at + 1] ?? 0) - middle;
    const redness = (picture[at + 2] ?? 0) - middle;
    picture[at] = clamp(luma + 1.402 * redness);
    picture[at + 1] = clamp(luma - 0.344136 * blueness - 0.714136 * redness);
    picture[at + 2] = clamp(luma + 1.772 * blueness);
  }
}
