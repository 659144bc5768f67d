import { voiBrightness, type Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';

/** What turns a sample into an opaque grey in the byte order of canvas pixels (little-endian ABGR). */
export type Shade = (sample: number) => number;

/** `inverted`: bright becomes dark, whatever the reason (MONOCHROME1, the reader, or both cancelling out). */
export function shadeOf(samples: Samples, voi: Voi, inverted: boolean): Shade {
  const compute = (sample: number): number => {
    const brightness = voiBrightness(sample, voi);
    const grey = Math.round(255 * (inverted ? 1 - brightness : brightness));
    return (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
  };
  if (samples instanceof Float32Array) return compute;
  const lowest = samples instanceof Int16Array ? -0x8000 : 0;
  const count = samples instanceof Uint8Array ? 0x100 : 0x1_0000;
  const table = Uint32Array.from({ length: count }, (_, index) => compute(index + lowest));
  return (sample) => table[sample - lowest] ?? 0;
}

/** Shades a rectangle of the plane (whole pixels, inside it) into canvas pixels. */
export function shadeRegion(
  plane: PixelPlane,
  region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  shade: Shade,
): ImageData {
  const image = new ImageData(region.width, region.height);
  const pixels = new Uint32Array(image.data.buffer);
  let target = 0;
  for (let y = 0; y < region.height; y++) {
    let source = (region.y + y) * plane.widthPx + region.x;
    for (let x = 0; x < region.width; x++) pixels[target++] = shade(plane.samples[source++] ?? 0);
  }
  return image;
}
