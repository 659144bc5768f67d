import { describe, expect, it } from 'vitest';
import { pinWaitMs } from '#domain/casebook/pin-wait.ts';

describe('the wait after wrong PINs', () => {
  it('begins with the fifth, doubles, and ends at a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 9, 10, 11, 1000].map(pinWaitMs)).toEqual([
      0, 0, 30_000, 60_000, 120_000, 480_000, 900_000, 900_000, 900_000,
    ]);
  });

  it('makes trying every PIN of four digits take more than 100 days', () => {
    const totalMs = Array.from({ length: 10_000 }, (_, wrong) => pinWaitMs(wrong)).reduce((a, b) => a + b);
    expect(totalMs / 86_400_000).toBeGreaterThan(100);
  });
});
