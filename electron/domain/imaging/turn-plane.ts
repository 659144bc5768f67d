import type { PixelPlane } from './pixel-plane.ts';

/** How a picture lies in its file, by EXIF (CIPA DC-008, tag 0x0112): 1 upright, 2 mirrored, 3 upside down, to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** `swapped` exchanges rows and columns, then each axis of the result may run backwards. */
const turns: Readonly<
  Record<Orientation, { readonly swapped: boolean; readonly backX: boolean; readonly backY: boolean }>
> = {
  1: { swapped: false, backX: false, backY: false },
  2: { swapped: false, backX: true, backY: false },
  3: { swapped: false, backX: true, backY: true },
  4: { swapped: false, backX: false, backY: true },
  5: { swapped: true, backX: false, backY: false },
  6: { swapped: true, backX: true, backY: false },
  7: { swapped: true, backX: true, backY: true },
  8: { swapped: true, backX: false, backY: true },
};

/** The plane as it is to be looked at. Every sample is kept. */
export function turnPlane(plane: PixelPlane, orientation: Orientation): PixelPlane {
  if (orientation === 1) return plane;
  const { swapped, backX, backY } = turns[orientation];
  const [widthPx, heightPx] = swapped ? [plane.heightPx, plane.widthPx] : [plane.widthPx, plane.heightPx];
  const samples = plane.samples.slice();
  for (let y = 0; y < heightPx; y++) {
    const across = backY ? heightPx - 1 - y : y;
    for (let x = 0; x < widthPx; x++) {
      const along = backX ? widthPx - 1 - x : x;
      const from = swapped ? along * plane.widthPx + across : across * plane.widthPx + along;
      samples[y * widthPx + x] = plane.samples[from] ?? 0;
    }
  }
  return { widthPx, heightPx, samples };
}
