/** The statistics of the comparison page once more, by their definitions and without the code under test. */

const z = 1.959963984540054;

/** Wilson score interval of `successes` of `n`. */
export function wilson(successes: number, n: number): { readonly low: number; readonly high: number } {
  const share = successes / n;
  const middle = share + z ** 2 / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * n)) / n);
  return { low: (middle - spread) / (1 + z ** 2 / n), high: (middle + spread) / (1 + z ** 2 / n) };
}

/** Exact McNemar, two-sided, from the binomial coefficients. */
export function mcNemar(firstOnly: number, secondOnly: number): number {
  const n = firstOnly + secondOnly;
  let choose = 1;
  let tail = 0;
  for (let k = 0; k <= Math.min(firstOnly, secondOnly); k++) {
    tail += choose;
    choose = (choose * (n - k)) / (k + 1);
  }
  return Math.min(1, (2 * tail) / 2 ** n);
}

/** Area under the ROC curve: share of pairs in the right order, ties counted half. */
export function areaByPairs(
  cases: readonly { readonly score: number; readonly isPathologic: boolean }[],
): number {
  const pathologic = cases.filter(({ isPathologic }) => isPathologic);
  const others = cases.filter(({ isPathologic }) => !isPathologic);
  const won = pathologic.flatMap((one) =>
    others.map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)),
  );
  return won.reduce<number>((sum, one) => sum + one, 0) / won.length;
}

/** Cohen's kappa of two lists of calls. */
export function kappaOf(first: readonly string[], second: readonly string[]): number {
  const n = first.length;
  const agreed = first.filter((call, index) => call === second[index]).length / n;
  const chance = [...new Set([...first, ...second])].reduce(
    (sum, word) =>
      sum +
      (first.filter((call) => call === word).length / n) *
        (second.filter((call) => call === word).length / n),
    0,
  );
  return (agreed - chance) / (1 - chance);
}
