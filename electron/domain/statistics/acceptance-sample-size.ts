import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** What a local acceptance test of a proportion (sensitivity or specificity) must be able to show. All 0..1. */
export interface AcceptanceGoal {
  /** The value one expects to be true. */
  readonly expected: number;
  /** The value that must be excluded from below: less would not be accepted. Below `expected`. */
  readonly lowest: number;
  /** Chance, at most, to accept although the truth is only `lowest`; .025 is the lower end of a 95 % interval. */
  readonly alpha: number;
  /** Chance, at least, to accept if the truth is `expected`. */
  readonly power: number;
}

/** The test: of `cases` cases at least `mustBeRight` called rightly. Chances 0..1, exact. */
export interface AcceptanceTest {
  readonly cases: number;
  readonly mustBeRight: number;
  readonly alpha: number;
  readonly power: number;
}

/**
 * The smallest number of cases from which on the exact binomial test reaches its power with every larger number too,
 * up to `mostCases`: the power climbs in a saw-tooth, and one case more or fewer must not lose it.
 * Accepting is the same as a Clopper-Pearson lower bound (one-sided, level 1 - alpha) above `lowest`.
 * Null where `mostCases` do not suffice. RangeError for goals outside their range.
 * Sources: A'Hern, Stat Med 2001;20:859-866; saw-tooth: Chu, Cole, J Clin Epidemiol 2007;60:1201-1202.
 */
export function acceptanceSampleSize(goal: AcceptanceGoal, mostCases = 2000): AcceptanceTest | null {
  const { expected, lowest, alpha, power } = goal;
  const inside = [expected, lowest, alpha, power].every((share) => share > 0 && share < 1);
  if (!inside || lowest >= expected) throw new RangeError('0 < lowest < expected < 1; 0 < alpha, power < 1');
  let found: AcceptanceTest | null = null;
  for (let cases = mostCases; cases >= 1; cases -= 1) {
    const test = exactTest(cases, goal);
    if (test === null || test.power < power) break;
    found = test;
  }
  return found;
}

/** The exact test with so many cases; null where even all right would not exclude `lowest`. */
function exactTest(cases: number, { expected, lowest, alpha }: AcceptanceGoal): AcceptanceTest | null {
  const atLeast = (right: number, share: number): number => 1 - binomialCdf(right - 1, cases, share);
  if (atLeast(cases, lowest) > alpha) return null;
  // The chance falls as more must be right: halve the range between one that is too lax and one that will do.
  let lax = 0;
  let strict = cases;
  while (strict - lax > 1) {
    const middle = Math.floor((lax + strict) / 2);
    if (atLeast(middle, lowest) <= alpha) strict = middle;
    else lax = middle;
  }
  return { cases, mustBeRight: strict, alpha: atLeast(strict, lowest), power: atLeast(strict, expected) };
}
