import type { Locator } from '@playwright/test';
import { PNG } from 'pngjs';
import { voiBrightness, type Voi } from '#domain/imaging/apply-window.ts';
import { toScreen, type Orientation } from '#viewport/orientation.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';

/** Greys of the film on the screen beside the greys it should have. */
export interface FilmGreys {
  /** 0..255, mean of a small square of the photograph round each point. */
  readonly shown: readonly number[];
  /** 0..255, of the same square of the plane under the window the screen says it uses. */
  readonly expected: readonly number[];
}

const pointsPerAxis = 9;
const squarePx = 7;
const fitMarginPx = 8;

/**
 * Photographs a whole, unzoomed film, however it lies, and computes what it should show on a grid over its middle half.
 * `plane` is bright = dense, whatever polarity the file has; inversion is read off the element, and the window too
 * unless a `table` is shown.
 */
export async function filmGreys(
  film: Locator,
  plane: PixelPlane,
  isMonochrome1: boolean,
  table?: Voi,
): Promise<FilmGreys> {
  const photo = PNG.sync.read(await film.screenshot({ animations: 'disabled' }));
  const attribute = async (name: string): Promise<string> => (await film.getAttribute(name)) ?? '';
  const voi: Voi = table ?? {
    center: Number(await attribute('data-window-center')),
    width: Number(await attribute('data-window-width')),
    function: 'LINEAR',
    explanation: '',
  };
  const inverted = (await attribute('data-invert')) === 'true';
  const orientation: Orientation = {
    quarterTurns: Number(await attribute('data-quarter-turns')) as Orientation['quarterTurns'],
    isMirrored: (await attribute('data-mirrored')) === 'true',
  };
  const isOnItsSide = orientation.quarterTurns % 2 === 1;
  const scale = Math.min(
    (photo.width - 2 * fitMarginPx) / (isOnItsSide ? plane.heightPx : plane.widthPx),
    (photo.height - 2 * fitMarginPx) / (isOnItsSide ? plane.widthPx : plane.heightPx),
  );
  const shown: number[] = [];
  const expected: number[] = [];
  for (let row = 0; row < pointsPerAxis; row++) {
    for (let column = 0; column < pointsPerAxis; column++) {
      const x = plane.widthPx * (0.25 + (0.5 * column) / (pointsPerAxis - 1));
      const y = plane.heightPx * (0.25 + (0.5 * row) / (pointsPerAxis - 1));
      const there = toScreen({ x: x - plane.widthPx / 2, y: y - plane.heightPx / 2 }, orientation);
      const left = Math.round(there.x * scale + photo.width / 2);
      const top = Math.round(there.y * scale + photo.height / 2);
      shown.push(squareMean(left, top, squarePx, (px, py) => photo.data[4 * (py * photo.width + px)] ?? 0));
      const brightness = squareMean(Math.round(x), Math.round(y), squarePx / scale, (px, py) => {
        const dense = plane.samples[py * plane.widthPx + px] ?? 0;
        const shade = voiBrightness(isMonochrome1 ? 4095 - dense : dense, voi);
        return 255 * (isMonochrome1 ? 1 - shade : shade);
      });
      expected.push(inverted ? 255 - brightness : brightness);
    }
  }
  return { shown, expected };
}

/** Median absolute difference: overlays hide a few of the points, and only a few. */
export function typicalDifference({ shown, expected }: FilmGreys): number {
  const differences = shown.map((grey, index) => Math.abs(grey - (expected[index] ?? 0)));
  return differences.toSorted((one, other) => one - other)[Math.floor(differences.length / 2)] ?? 255;
}

function squareMean(x: number, y: number, size: number, at: (x: number, y: number) => number): number {
  const half = Math.floor(size / 2);
  let sum = 0;
  for (let dy = -half; dy <= half; dy++) {
    for (let dx = -half; dx <= half; dx++) sum += at(x + dx, y + dy);
  }
  return sum / (2 * half + 1) ** 2;
}
