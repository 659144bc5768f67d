import { expect } from 'vitest';

/**
 * Asserts that every number of `expected`, however deep, is found at the same place of `actual`, within `tolerance`
 * (relative above 1, absolute below). `actual` may hold more.
 */
export function expectClose(actual: unknown, expected: unknown, tolerance = 1e-9, place = ''): void {
  if (typeof expected === 'number') {
    expect(typeof actual, `${place} is a number`).toBe('number');
    const difference = Math.abs((actual as number) - expected) / Math.max(1, Math.abs(expected));
    expect(difference, `${place}: ${String(actual)} for ${String(expected)}`).toBeLessThanOrEqual(tolerance);
    return;
  }
  if (typeof expected !== 'object' || expected === null) {
    expect(actual, place).toEqual(expected);
    return;
  }
  if (Array.isArray(expected)) expect(actual, place).toHaveLength(expected.length);
  for (const [key, value] of Object.entries(expected)) {
    expectClose((actual as Record<string, unknown>)[key], value, tolerance, `${place}.${key}`);
  }
}
