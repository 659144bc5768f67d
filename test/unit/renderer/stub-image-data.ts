import { afterEach, beforeEach, vi } from 'vitest';

/** What a browser has, over bytes that are there already. */
class CanvasPixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = data;
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
