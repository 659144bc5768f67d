/** One observation: covariate, fixed addition to the linear predictor, and outcome. */
export interface LogisticObservation {
  readonly x: number;
  readonly offset: number;
  readonly positive: boolean;
}

/** Maximum-likelihood coefficients of logit P(positive) = offset + intercept + slope * x, with standard errors. */
export interface LogisticLine {
  readonly intercept: number;
  readonly slope: number;
  readonly interceptError: number;
  readonly slopeError: number;
}

const mostSteps = 100;

/**
 * Fits the line by Newton's method with halved steps. With `withSlope` false only the intercept is fitted, slope 0.
 * Null where it does not settle; the caller makes sure that a maximum exists (both outcomes, overlapping covariates).
 * Source: McCullagh, Nelder, Generalized Linear Models, 2nd ed. 1989, section 4.4.
 */
export function fitLogisticLine(
  observations: readonly LogisticObservation[],
  withSlope: boolean,
): LogisticLine | null {
  let intercept = 0;
  let slope = 0;
  let likelihood = logLikelihood(observations, intercept, slope);
  for (let step = 0; step < mostSteps; step += 1) {
    const { gradient, information } = derivatives(observations, intercept, slope, withSlope);
    const determinant = information[0] * information[2] - information[1] ** 2;
    if (!(determinant > 0)) return null;
    const move = [
      (information[2] * gradient[0] - information[1] * gradient[1]) / determinant,
      (information[0] * gradient[1] - information[1] * gradient[0]) / determinant,
    ] as const;
    let share = 1;
    let next = logLikelihood(observations, intercept + move[0], slope + move[1]);
    // Summing many terms leaves the likelihood uncertain by a part in about 10^12; that is no loss.
    while (next < likelihood - 1e-12 * (1 + Math.abs(likelihood)) && share > 1e-6) {
      share /= 2;
      next = logLikelihood(observations, intercept + share * move[0], slope + share * move[1]);
    }
    intercept += share * move[0];
    slope += share * move[1];
    likelihood = next;
    // Newton's steps shrink by squares: after one of 10^-8 nothing is left to gain.
    if (Math.abs(move[0]) + Math.abs(move[1]) < 1e-8) {
      return {
        intercept,
        slope,
        interceptError: Math.sqrt(information[2] / determinant),
        slopeError: withSlope ? Math.sqrt(information[0] / determinant) : 0,
      };
    }
  }
  return null;
}

function logLikelihood(
  observations: readonly LogisticObservation[],
  intercept: number,
  slope: number,
): number {
  return observations.reduce((sum, { x, offset, positive }) => {
    const predictor = offset + intercept + slope * x;
    const signed = positive ? predictor : -predictor;
    // log(1 / (1 + e^-s)), written so that neither end overflows.
    return sum - (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed);
  }, 0);
}

/** Gradient and observed information [11, 12, 22]; without a slope the second row is that of the identity. */
function derivatives(
  observations: readonly LogisticObservation[],
  intercept: number,
  slope: number,
  withSlope: boolean,
): {
  readonly gradient: readonly [number, number];
  readonly information: readonly [number, number, number];
} {
  let [g0, g1, i00, i01, i11] = [0, 0, 0, 0, 0];
  for (const { x, offset, positive } of observations) {
    const probability = 1 / (1 + Math.exp(-(offset + intercept + slope * x)));
    const residual = (positive ? 1 : 0) - probability;
    const weight = probability * (1 - probability);
    g0 += residual;
    g1 += residual * x;
    i00 += weight;
    i01 += weight * x;
    i11 += weight * x * x;
  }
  return withSlope
    ? { gradient: [g0, g1], information: [i00, i01, i11] }
    : { gradient: [g0, 0], information: [i00, 0, 1] };
}
