interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

const mostSteps = 4000;

/**
 * A local minimum of a continuous function of a few variables, without derivatives (downhill simplex), or null where it
 * does not settle. `step` is the size of the first simplex, in the unit of the variables.
 * Source: Nelder, Mead, Comput J 1965;7:308-313, with the usual coefficients 1, 2, 1/2, 1/2.
 */
export function minimise(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  step: number,
): { readonly at: readonly number[]; readonly value: number } | null {
  const vertex = (at: readonly number[]): Vertex => ({ at, value: f(at) });
  let simplex = [
    vertex(start),
    ...start.map((_, k) => vertex(start.map((x, i) => (i === k ? x + step : x)))),
  ];
  for (let steps = 0; steps < mostSteps; steps += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0];
    const worst = simplex[start.length];
    const secondWorst = simplex[start.length - 1];
    if (!best || !worst || !secondWorst) return null;
    const width = Math.max(
      ...simplex.map(({ at }) => Math.max(...at.map((x, i) => Math.abs(x - (best.at[i] ?? 0))))),
    );
    if (width < 1e-9 && worst.value - best.value < 1e-12) return best;

    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length);
    const along = (distance: number): Vertex =>
      vertex(centre.map((c, i) => c + distance * ((worst.at[i] ?? 0) - c)));
    const reflected = along(-1);
    let replacement = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      if (expanded.value < reflected.value) replacement = expanded;
    } else if (reflected.value >= secondWorst.value) {
      replacement = along(reflected.value < worst.value ? -0.5 : 0.5);
    }
    simplex =
      replacement.value < Math.min(worst.value, reflected.value) || replacement === reflected
        ? [...others, replacement]
        : [best, ...simplex.slice(1).map(({ at }) => vertex(at.map((x, i) => ((best.at[i] ?? 0) + x) / 2)))];
  }
  return null;
}
