import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import type { Interval } from './interval.ts';

/** What a local test says of a stated proportion (sensitivity or specificity). */
export interface AcceptanceVerdict {
  /**
   * `met`: worse than stated by less than the margin, beyond chance. `below`: worse than stated, beyond chance, and not
   * shown to be within the margin. `undecided`: the cases are too few to say.
   */
  readonly verdict: 'met' | 'below' | 'undecided';
  /** As found here, with its exact 95 % interval; null without cases. */
  readonly found: Interval | null;
}

/**
 * Whether `right` of `cases` cases meet a stated proportion (0..1, ends excluded) less a margin (0..stated): one-sided
 * exact tests at 2.5 %, which is what `acceptanceSampleSize` plans for.
 * RangeError for a stated value or margin out of range.
 * Sources: Clopper, Pearson, Biometrika 1934;26:404-413; margins: Piaggio et al, JAMA 2012;308:2594-2604.
 */
export function acceptanceVerdict(
  right: number,
  cases: number,
  stated: number,
  margin: number,
): AcceptanceVerdict {
  if (!(stated > 0 && stated < 1)) throw new RangeError('a stated proportion lies between 0 and 1');
  if (!(margin > 0 && margin < stated)) throw new RangeError('a margin lies between 0 and what is stated');
  if (cases === 0) return { verdict: 'undecided', found: null };
  const found = clopperPearsonInterval(right, cases);
  if (found.low > stated - margin) return { verdict: 'met', found };
  return { verdict: found.high < stated ? 'below' : 'undecided', found };
}
