import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoiWindow } from '#contract/image-facts.ts';
import { applyWindow, shadesOfRescaled, voiBrightness } from '#domain/imaging/apply-window.ts';

const shapes = ['LINEAR', 'LINEAR_EXACT', 'SIGMOID'] as const;
const anyWindow: fc.Arbitrary<VoiWindow> = fc.record({
  center: fc.integer({ min: -5000, max: 70000 }),
  width: fc.integer({ min: 1, max: 70000 }),
  function: fc.constantFrom(...shapes),
  explanation: fc.constant(''),
});
const anyValue = fc.integer({ min: -32768, max: 65535 });

describe('window', () => {
  it('Given the example of PS3.3 C.11.2.1.2.1 (c 2048, w 4096), When applied, Then black ends at 0 and white begins past 4095', () => {
    const window: VoiWindow = { center: 2048, width: 4096, function: 'LINEAR', explanation: '' };
    expect(voiBrightness(0, window)).toBe(0);
    expect(voiBrightness(4095, window)).toBe(1);
    expect(voiBrightness(4096, window)).toBe(1);
    expect(voiBrightness(2047.5, window)).toBe(0.5);
  });

  it('Given the example with a width of 1, When applied, Then it is a threshold', () => {
    const window: VoiWindow = { center: 100.5, width: 1, function: 'LINEAR', explanation: '' };
    expect(voiBrightness(100, window)).toBe(0);
    expect(voiBrightness(100.001, window)).toBe(1);
  });

  it('Given LINEAR_EXACT (c 2048, w 4096), When applied, Then it runs from 0 to 4096', () => {
    const window: VoiWindow = { center: 2048, width: 4096, function: 'LINEAR_EXACT', explanation: '' };
    expect(voiBrightness(0, window)).toBe(0);
    expect(voiBrightness(1024, window)).toBe(0.25);
    expect(voiBrightness(4096, window)).toBe(1);
  });

  it('Given any window, When two values are compared, Then the larger is never darker, and all lie in 0..1', () => {
    fc.assert(
      fc.property(anyWindow, anyValue, anyValue, (window, a, b) => {
        const darker = voiBrightness(Math.min(a, b), window);
        const brighter = voiBrightness(Math.max(a, b), window);
        expect(darker).toBeGreaterThanOrEqual(0);
        expect(brighter).toBeLessThanOrEqual(1);
        expect(darker).toBeLessThanOrEqual(brighter);
      }),
    );
  });

  it('Given SIGMOID, When the value is the center, Then it is half bright, and mirrored about it', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 0, max: 5000 }), (any, offset) => {
        const window: VoiWindow = { ...any, function: 'SIGMOID' };
        const above = voiBrightness(window.center + offset, window);
        const below = voiBrightness(window.center - offset, window);
        expect(above + below).toBeCloseTo(1, 9);
      }),
    );
  });

  it('Given any integer plane, When windowed through the table, Then each pixel is as its value alone would be', () => {
    fc.assert(
      fc.property(anyWindow, fc.int16Array({ minLength: 1, maxLength: 40 }), (window, samples) => {
        const plane = { widthPx: samples.length, heightPx: 1, samples };
        const grey = applyWindow(plane, window, 'MONOCHROME2');
        const exact = applyWindow({ ...plane, samples: Float32Array.from(samples) }, window, 'MONOCHROME2');
        expect(grey).toEqual(exact);
      }),
      { numRuns: 25 },
    );
  });

  it('Given whole numbers that stand for any values, When their greys are tabled, Then each is as its value alone would be', () => {
    const cases = fc.record({
      kind: fc.constantFrom(Uint8Array, Uint16Array, Int16Array),
      slope: fc.oneof(fc.constant(1), fc.double({ min: -3, max: 3, noNaN: true })),
      intercept: fc.double({ min: -2000, max: 2000, noNaN: true }),
      window: anyWindow,
      inverted: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ kind, slope, intercept, window, inverted }) => {
        const shades = shadesOfRescaled({ samples: new kind(1), slope, intercept }, window, inverted);
        const lowest = kind === Int16Array ? -0x8000 : 0;
        const alone = shades.map((_, index) => {
          const brightness = voiBrightness(Math.fround(slope * (lowest + index) + intercept), window);
          return Math.round(255 * (inverted ? 1 - brightness : brightness));
        });
        expect(Buffer.compare(shades, alone)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('Given MONOCHROME1, When windowed, Then the lowest value is white', () => {
    const window: VoiWindow = { center: 128, width: 256, function: 'LINEAR', explanation: '' };
    const plane = { widthPx: 3, heightPx: 1, samples: Uint8Array.of(0, 100, 255) };
    expect([...applyWindow(plane, window, 'MONOCHROME1')]).toEqual([255, 155, 0]);
    expect([...applyWindow(plane, window, 'MONOCHROME2')]).toEqual([0, 100, 255]);
  });
});
