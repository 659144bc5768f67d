/** An estimate with the interval that holds it; same unit for all three. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
