import { describe, expect, it } from 'vitest';
import { applyModalityTransform, modalityRange, toModality } from '#domain/imaging/modality-transform.ts';

const table = { kind: 'table', firstMapped: 10, entries: Uint16Array.of(500, 300, 900) } as const;

describe('modality transform', () => {
  it('Given a whole slope and intercept, When applied, Then the smallest exact type holds the result', () => {
    const stored = Uint16Array.of(0, 100, 200);
    const apply = (slope: number, intercept: number) =>
      applyModalityTransform(stored, { kind: 'rescale', slope, intercept });
    expect(apply(1, 0)).toEqual(Uint8Array.of(0, 100, 200));
    expect(apply(2, 0)).toEqual(Uint16Array.of(0, 200, 400));
    expect(apply(1, -50)).toEqual(Int16Array.of(-50, 50, 150));
    expect(apply(1000, -50)).toEqual(Float32Array.of(-50, 99950, 199950));
    expect(apply(0.5, 0)).toEqual(Float32Array.of(0, 50, 100));
  });

  it('Given a table, When values lie outside it, Then its ends hold (PS3.3 C.11.1.1)', () => {
    expect([0, 10, 11, 12, 99].map((value) => toModality(value, table))).toEqual([500, 500, 300, 900, 900]);
    expect(modalityRange({ low: 0, high: 4095 }, table)).toEqual({ low: 300, high: 900 });
  });

  it('Given a falling slope, When the range is asked for, Then low is below high', () => {
    const falling = { kind: 'rescale', slope: -2, intercept: 10 } as const;
    expect(modalityRange({ low: 0, high: 4095 }, falling)).toEqual({ low: -8180, high: 10 });
  });
});
