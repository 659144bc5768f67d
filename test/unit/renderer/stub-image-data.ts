import { afterEach, beforeEach, vi } from 'vitest';

/** What a browser has: four bytes for each pixel. */
class CanvasPixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

/** Gives the tests of a `describe` the browser's `ImageData`. */
export function stubImageData(): void {
  beforeEach(() => {
    vi.stubGlobal('ImageData', CanvasPixels);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
}
