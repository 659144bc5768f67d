import { describe, expect, it } from 'vitest';
import { decisionCurve } from '#domain/statistics/decision-curve.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

describe('decision curve', () => {
  it.each(reference.roc)('has the net benefits that R counts', ({ first, positive, decision }) => {
    const cases = positive.map((isPositive, i) => ({ score: first[i] ?? 0, positive: isPositive }));
    const curve = decisionCurve(cases, decision.thresholds);
    expectClose(
      curve?.map(({ followScore }) => followScore),
      decision.followScore,
    );
    expectClose(
      curve?.map(({ treatAll }) => treatAll),
      decision.treatAll,
    );
  });

  it('weighs by the stated prevalence: perfect calls are worth the prevalence, flagging everybody is treating all', () => {
    const perfect = [
      { score: 0.9, positive: true },
      { score: 0.01, positive: false },
    ];
    expect(decisionCurve(perfect, [0.1], 0.04)?.[0]?.followScore).toBeCloseTo(0.04, 12);
    const flagged = perfect.map(({ positive }) => ({ score: 1, positive }));
    const [point] = decisionCurve(flagged, [0.1], 0.04) ?? [];
    expect(point?.followScore).toBeCloseTo(point?.treatAll ?? Number.NaN, 12);
    expect(decisionCurve(perfect, [0.04], 0.04)?.[0]?.treatAll).toBeCloseTo(0, 12);
  });

  it('does not exist without both classes, and refuses thresholds at the ends', () => {
    expect(decisionCurve([{ score: 0.5, positive: true }], [0.1])).toBeNull();
    const both = [
      { score: 0.5, positive: true },
      { score: 0.5, positive: false },
    ];
    expect(() => decisionCurve(both, [0])).toThrow(RangeError);
    expect(() => decisionCurve(both, [1])).toThrow(RangeError);
    expect(() => decisionCurve(both, [0.1], 1.5)).toThrow(RangeError);
  });
});
