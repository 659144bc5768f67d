import { describe, expect, it } from 'vitest';
import { predictiveValues } from '#domain/statistics/predictive-values.ts';

describe('predictive values', () => {
  it("gives the paper's external figures at a prevalence of 4 %: six of seven flags are false", () => {
    const { positive, negative } = predictiveValues({
      sensitivity: 61 / 67,
      specificity: 331 / 421,
      prevalence: 0.04,
    });
    expect(positive).toBeCloseTo(0.151, 3);
    expect(negative).toBeCloseTo(0.995, 3);
  });

  it('gives the counted shares when the prevalence is that of the table', () => {
    const { positive, negative } = predictiveValues({
      sensitivity: 30 / 40,
      specificity: 50 / 60,
      prevalence: 0.4,
    });
    expect(positive).toBeCloseTo(30 / 40, 12);
    expect(negative).toBeCloseTo(50 / 60, 12);
  });
});
