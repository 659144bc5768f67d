/** What a process was like while nothing was wrong, in the unit of the values. */
export interface ChartBaseline {
  readonly mean: number;
  /** Above 0. */
  readonly standardDeviation: number;
}

/** How a chart weighs and warns. */
export interface EwmaDesign {
  /** Weight of the newest value, above 0, at most 1: the smaller, the smaller the change that is found. */
  readonly weight: number;
  /** Half the width of the limits, in standard deviations of the moving average. */
  readonly width: number;
}

/** One value on the chart, all in the unit of the values. */
export interface EwmaPoint {
  readonly value: number;
  readonly average: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
}

/**
 * A change of a quarter to one standard deviation is found, and a run without one of some 500 normal values passes before
 * a false warning (Lucas, Saccucci, table 3). With so small a weight the values need not be normal
 * (Borror, Montgomery, Runger, J Qual Technol 1999;31:309-316).
 */
export const slowEwma: EwmaDesign = { weight: 0.05, width: 2.615 };

/**
 * Exponentially weighted moving average of values in their order, with limits that start narrow and widen as the average
 * takes in more of them. RangeError for a spread that is not above 0 or a weight outside (0, 1].
 * Sources: Roberts, Technometrics 1959;1:239-250; Lucas, Saccucci, Technometrics 1990;32:1-12.
 */
export function ewmaChart(
  values: readonly number[],
  { mean, standardDeviation }: ChartBaseline,
  { weight, width }: EwmaDesign = slowEwma,
): EwmaPoint[] {
  if (!(standardDeviation > 0)) throw new RangeError('the baseline varies');
  if (!(weight > 0 && weight <= 1)) throw new RangeError('a weight lies above 0 and is at most 1');
  let average = mean;
  return values.map((value, index) => {
    average = weight * value + (1 - weight) * average;
    const taken = 1 - (1 - weight) ** (2 * (index + 1));
    const reach = width * standardDeviation * Math.sqrt((weight / (2 - weight)) * taken);
    return {
      value,
      average,
      low: mean - reach,
      high: mean + reach,
      isOut: Math.abs(average - mean) > reach,
    };
  });
}
