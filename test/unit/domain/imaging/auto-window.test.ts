import { describe, expect, it } from 'vitest';
import { voiBrightness } from '#domain/imaging/apply-window.ts';
import { autoWindow } from '#domain/imaging/auto-window.ts';

describe('automatic window', () => {
  it('Given an even ramp, When computed, Then it spans the 1st to the 99th percentile', () => {
    const window = autoWindow(Uint16Array.from({ length: 1001 }, (_, index) => index));
    expect(window).toEqual({ center: 500.5, width: 981, function: 'LINEAR', explanation: 'auto' });
    expect(voiBrightness(10, window)).toBe(0);
    expect(voiBrightness(990, window)).toBe(1);
  });

  it('Given padding over half the plane, When computed, Then the padding has no say', () => {
    const picture = Array.from({ length: 500 }, (_, index) => 1000 + index);
    const samples = Int16Array.from([...picture, ...picture.map(() => -2000)]);
    const window = autoWindow(samples, { low: -2000, high: -2000 });
    expect(window.center - window.width / 2).toBeGreaterThan(990);
  });

  it('Given a plane of one value, or of padding only, When computed, Then the window is still sound', () => {
    expect(autoWindow(new Uint8Array(9).fill(7)).width).toBe(1);
    expect(autoWindow(new Float32Array(9).fill(0.5))).toMatchObject({
      center: 0.5,
      function: 'LINEAR_EXACT',
    });
    expect(autoWindow(new Uint8Array(9), { low: 0, high: 0 }).width).toBe(1);
  });
});
