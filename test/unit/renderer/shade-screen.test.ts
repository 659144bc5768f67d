import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoiWindow } from '#contract/image-facts.ts';
import { voiBrightness } from '#domain/imaging/apply-window.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { elementToImage, imageTransform, type Camera } from '#viewport/camera.ts';
import { shadeScreen } from '#viewport/shade-screen.ts';
import { anyOrientation } from './any-orientation.ts';
import { stubImageData } from './stub-image-data.ts';

const window: VoiWindow = { center: 120, width: 180, function: 'LINEAR_EXACT', explanation: '' };
const element = { width: 23, height: 17 };

/**
 * The grey of the device pixel at (x, y), worked out by itself, from the four samples its middle lies between; undefined
 * where that middle lies on the very edge of the film, and both grey and black are right.
 */
function greyAt(
  x: number,
  y: number,
  plane: PixelPlane,
  camera: Camera,
  inverted: boolean,
): number | undefined {
  const { widthPx, heightPx, samples } = plane;
  const point = elementToImage({ x: x + 0.5, y: y + 0.5 }, camera, { widthPx, heightPx, aspect: 1 }, element);
  const edges = [point.x, point.y, point.x - widthPx, point.y - heightPx];
  if (edges.some((distance) => Math.abs(distance) < 1e-6)) return undefined;
  if (point.x < 0 || point.y < 0 || point.x >= widthPx || point.y >= heightPx) return 0;
  const column = Math.min(widthPx - 1, Math.max(0, point.x - 0.5));
  const row = Math.min(heightPx - 1, Math.max(0, point.y - 0.5));
  const sample = (atColumn: number, atRow: number): number =>
    samples[Math.min(heightPx - 1, atRow) * widthPx + Math.min(widthPx - 1, atColumn)] ?? Number.NaN;
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const along = (atRow: number): number =>
    sample(left, atRow) + (sample(left + 1, atRow) - sample(left, atRow)) * (column - left);
  const value = along(top) + (along(top + 1) - along(top)) * (row - top);
  const brightness = voiBrightness(samples instanceof Float32Array ? value : Math.round(value), window);
  return Math.round(255 * (inverted ? 1 - brightness : brightness));
}

const anyPlane = fc
  .record({
    widthPx: fc.integer({ min: 1, max: 40 }),
    heightPx: fc.integer({ min: 1, max: 40 }),
    kind: fc.constantFrom(Uint8Array, Uint16Array, Int16Array, Float32Array),
    seed: fc.integer({ min: 1, max: 1000 }),
  })
  .map(({ widthPx, heightPx, kind, seed }): PixelPlane => {
    const values = Array.from({ length: widthPx * heightPx }, (_, at) => (at * at * seed) % 251);
    return { widthPx, heightPx, samples: kind.from(values) };
  });

describe('shadeScreen', () => {
  stubImageData();

  it('Given any plane, however it lies, then each device pixel is the windowed value between its four samples, and black beside the film', () => {
    const cases = fc.record({
      plane: anyPlane,
      scale: fc.double({ min: 0.3, max: 1.4, noNaN: true }),
      centre: fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      orientation: anyOrientation(),
      inverted: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ plane, scale, centre, orientation, inverted }) => {
        const camera = {
          centerXPx: centre[0] * plane.widthPx,
          centerYPx: centre[1] * plane.heightPx,
          scale,
          orientation,
        };
        const transform = imageTransform(camera, { ...plane, aspect: 1 }, element);
        const { data } = shadeScreen(plane, { ...element, transform }, window, inverted);
        for (let y = 0; y < element.height; y++) {
          for (let x = 0; x < element.width; x++) {
            const at = 4 * (y * element.width + x);
            const grey = greyAt(x, y, plane, camera, inverted) ?? data[at] ?? -1;
            // A value in the middle between two wholes may be rounded either way.
            expect(Math.abs((data[at] ?? -1) - grey), `${x}, ${y}`).toBeLessThanOrEqual(2);
            expect([data[at + 1], data[at + 2], data[at + 3]]).toEqual([data[at], data[at], 255]);
          }
        }
      }),
    );
  });

  it('Given a plane on the grid of the screen, then nothing is interpolated', () => {
    const samples = Uint16Array.from({ length: 23 * 17 }, (_, at) => (37 * at) % 240);
    const transform = [1, 0, 0, 1, 0, 0] as const;
    const { data } = shadeScreen(
      { widthPx: 23, heightPx: 17, samples },
      { ...element, transform },
      window,
      false,
    );
    const expected = Array.from(samples, (value) => Math.round(255 * voiBrightness(value, window)));
    expect(Array.from(data).filter((_, at) => at % 4 === 0)).toEqual(expected);
  });
});
