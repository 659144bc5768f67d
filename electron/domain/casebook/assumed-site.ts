import type { Rectangle, Side } from '#contract/reading.ts';

interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Where the proximal femur usually lies on an anteroposterior pelvis film that nobody has marked: in the half of
 * the picture opposite to the patient's side (a film is viewed face to face), from the femoral head to below the
 * lesser trochanter. A guess for unattended use; whoever shows a score made with it says so.
 */
export function assumedSite(side: Side, image: ImageSize): Rectangle {
  const isWholePelvis = showsWholePelvis(image);
  const halfWidthPx = isWholePelvis ? image.widthPx / 2 : image.widthPx;
  const halfLeftPx = isWholePelvis && side === 'left' ? image.widthPx / 2 : 0;
  const widthPx = 0.5 * halfWidthPx;
  const heightPx = Math.min(0.45 * image.heightPx, 1.2 * widthPx);
  return {
    xPx: Math.floor(halfLeftPx + 0.25 * halfWidthPx),
    yPx: Math.floor(0.55 * image.heightPx - heightPx / 2),
    widthPx: Math.floor(widthPx),
    heightPx: Math.floor(heightPx),
  };
}

/** Whether a frontal hip film is wide enough to show both hips. */
export function showsWholePelvis(image: ImageSize): boolean {
  return image.widthPx > 1.05 * image.heightPx;
}
