import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoiWindow } from '#contract/image-facts.ts';
import { linkedWindow } from '#viewport/linked-window.ts';
import { isSameVoi } from '#viewport/same-voi.ts';

const anyWindow = fc.record({
  center: fc.integer({ min: -4096, max: 65535 }),
  width: fc.integer({ min: 2, max: 65535 }),
  function: fc.constantFrom('LINEAR', 'LINEAR_EXACT', 'SIGMOID'),
  explanation: fc.constantFrom('', 'BONE', 'auto'),
}) satisfies fc.Arbitrary<VoiWindow>;

describe('linked windows', () => {
  it('Given two films with the same automatic window, then both get the same window', () => {
    fc.assert(
      fc.property(anyWindow, anyWindow, (shown, auto) => {
        expect(linkedWindow(shown, auto, auto)).toEqual(shown);
      }),
    );
  });

  it('Given films of different depth, then the automatic window of one is linked to that of the other, and back', () => {
    fc.assert(
      fc.property(anyWindow, anyWindow, anyWindow, (shown, own, other) => {
        const linked = linkedWindow({ ...own, function: shown.function }, own, other);
        expect(linked.center).toBeCloseTo(other.center, 6);
        expect(linked.width).toBeCloseTo(other.width, 6);
        const back = linkedWindow(linkedWindow(shown, own, other), other, own);
        expect(back.center).toBeCloseTo(shown.center, 3);
        expect(back.width).toBeCloseTo(shown.width, 3);
        expect(back.function).toBe(shown.function);
      }),
    );
  });

  it('Given copies, then they are the same way of showing; given one number or entry changed, then not', () => {
    const window = { center: 5, width: 9, function: 'LINEAR', explanation: '' } as const;
    const table = { explanation: 'T', firstMapped: 0, bitsPerEntry: 8, table: Uint16Array.of(1, 2, 3) };
    expect(isSameVoi(window, { ...window })).toBe(true);
    expect(isSameVoi(window, { ...window, width: 8 })).toBe(false);
    expect(isSameVoi(table, structuredClone(table))).toBe(true);
    expect(isSameVoi(table, { ...table, table: Uint16Array.of(1, 2, 4) })).toBe(false);
    expect(isSameVoi(table, window)).toBe(false);
  });
});
