import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';

/**
 * Clopper-Pearson ("exact") interval of a proportion, 0..1: its coverage is never below `confidence`.
 * `successes` of `trials`, whole numbers, `trials` at least 1; a RangeError otherwise.
 * Source: Clopper, Pearson, Biometrika 1934;26:404-413, by the beta quantiles of Brown, Cai, DasGupta,
 * Stat Sci 2001;16:101-133, section 4.2.1.
 */
export function clopperPearsonInterval(successes: number, trials: number, confidence = 0.95): Interval {
  checkCount('successes', successes);
  checkCount('trials', trials);
  if (trials === 0 || successes > trials) {
    throw new RangeError(`not a proportion: ${String(successes)} of ${String(trials)}`);
  }
  const tail = (1 - confidence) / 2;
  const failures = trials - successes;
  return {
    value: successes / trials,
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}
