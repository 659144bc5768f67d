import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate, type NoEstimate } from './estimate.ts';
import type { Interval } from './interval.ts';
import { minimise } from './minimise.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** Sensitivity and specificity over sites that differ; means 0..1, spread between sites in logits. */
export interface PooledSites {
  readonly kind: 'pooled';
  /** Sites that had cases of both kinds; the others are left out. */
  readonly sites: number;
  readonly sensitivity: Interval;
  readonly specificity: Interval;
  /** Standard deviations between sites of logit sensitivity and logit specificity, 0 or more. */
  readonly sensitivitySpread: number;
  readonly specificitySpread: number;
  /** Correlation of the two between sites, -1..1; null where either does not vary. */
  readonly correlation: number | null;
  /** Whether half a case was added to each cell of each site, because a cell was empty somewhere. */
  readonly corrected: boolean;
}

export type PooledSitesEstimate = PooledSites | NoEstimate<'too-few-sites' | 'no-convergence'>;

/** A pair: of logit sensitivity, logit specificity; or, with three, a symmetric matrix [11, 12, 22]. */
type Pair = readonly [number, number];
type Symmetric = readonly [number, number, number];

interface SiteLogits {
  readonly at: Pair;
  /** Sampling variances; the two come from different cases, so they are independent. */
  readonly within: Pair;
}

/** Three variance components are not told apart with fewer. */
const fewestSites = 3;

/** Below this a standard deviation between sites, in logits, is none. */
const noSpread = 1e-4;

/**
 * Bivariate random-effects mean of sensitivity and specificity over sites, by restricted maximum likelihood (REML), with
 * normal intervals on the logit scale. With few sites these are too narrow: the spread between sites is barely known.
 * RangeError for a table that cannot be counts.
 * Sources: Reitsma et al, J Clin Epidemiol 2005;58:982-990; REML and the half case added to all as in
 * Doebler, Holling, mada: Meta-Analysis of Diagnostic Accuracy, R package vignette.
 */
export function poolSites(tables: readonly ConfusionTable[], confidence = 0.95): PooledSitesEstimate {
  tables.forEach(checkConfusionTable);
  const usable = tables.filter(
    ({ truePositive, falseNegative, trueNegative, falsePositive }) =>
      truePositive + falseNegative > 0 && trueNegative + falsePositive > 0,
  );
  if (usable.length < fewestSites) return noEstimate('too-few-sites');
  const corrected = usable.some((table) => Object.values(table).includes(0));
  const sites = usable.map((table) => siteLogits(table, corrected ? 0.5 : 0));

  const deviance = ([l11 = 0, l21 = 0, l22 = 0]: readonly number[]): number =>
    summarise(sites, between(l11, l21, l22)).deviance;
  const first = minimise(deviance, [0.5, 0, 0.5], 0.25);
  // A simplex can stall on a ridge; a fresh one at its end moves on.
  const second = first && minimise(deviance, first.at, 0.1);
  if (!second) return noEstimate('no-convergence');
  const [l11 = 0, l21 = 0, l22 = 0] = second.at;
  const omega = between(l11, l21, l22);
  const { mean, covariance } = summarise(sites, omega);
  const sensitivitySpread = Math.sqrt(omega[0]);
  const specificitySpread = Math.sqrt(omega[2]);
  const z = standardNormalQuantile(confidence);
  return {
    kind: 'pooled',
    sites: sites.length,
    sensitivity: fromLogit(mean[0], z * Math.sqrt(covariance[0])),
    specificity: fromLogit(mean[1], z * Math.sqrt(covariance[2])),
    sensitivitySpread,
    specificitySpread,
    correlation:
      sensitivitySpread < noSpread || specificitySpread < noSpread
        ? null
        : Math.min(1, Math.max(-1, omega[1] / (sensitivitySpread * specificitySpread))),
    corrected,
  };
}

function siteLogits(table: ConfusionTable, added: number): SiteLogits {
  const [tp, fn, tn, fp] = [
    table.truePositive + added,
    table.falseNegative + added,
    table.trueNegative + added,
    table.falsePositive + added,
  ];
  return { at: [Math.log(tp / fn), Math.log(tn / fp)], within: [1 / tp + 1 / fn, 1 / tn + 1 / fp] };
}

/** Covariance between sites from the lower triangle of its Cholesky factor: never an impossible one. */
function between(l11: number, l21: number, l22: number): Symmetric {
  return [l11 ** 2, l11 * l21, l21 ** 2 + l22 ** 2];
}

/** Weighted mean over sites, its covariance, and twice the negative restricted log likelihood (up to a constant). */
function summarise(
  sites: readonly SiteLogits[],
  omega: Symmetric,
): { readonly mean: Pair; readonly covariance: Symmetric; readonly deviance: number } {
  const covariances = sites.map(({ within }) =>
    invert([omega[0] + within[0], omega[1], omega[2] + within[1]]),
  );
  const information = covariances.reduce<Symmetric>(
    (sum, { inverse }) => [sum[0] + inverse[0], sum[1] + inverse[1], sum[2] + inverse[2]],
    [0, 0, 0],
  );
  const weighted = sites.reduce<Pair>(
    (sum, { at }, i) => {
      const part = times(covariances[i]?.inverse ?? [0, 0, 0], at);
      return [sum[0] + part[0], sum[1] + part[1]];
    },
    [0, 0],
  );
  const ofMean = invert(information);
  const mean = times(ofMean.inverse, weighted);
  const deviance = sites.reduce((sum, { at }, i) => {
    const site = covariances[i];
    if (!site) return sum;
    const residual: Pair = [at[0] - mean[0], at[1] - mean[1]];
    const part = times(site.inverse, residual);
    return sum + site.logDeterminant + residual[0] * part[0] + residual[1] * part[1];
  }, ofMean.logDeterminant);
  return { mean, covariance: ofMean.inverse, deviance };
}

/** Inverse of a positive definite matrix, and the logarithm of its own determinant. */
function invert(m: Symmetric): { readonly inverse: Symmetric; readonly logDeterminant: number } {
  const determinant = m[0] * m[2] - m[1] ** 2;
  return {
    inverse: [m[2] / determinant, -m[1] / determinant, m[0] / determinant],
    logDeterminant: Math.log(determinant),
  };
}

function times(m: Symmetric, v: Pair): Pair {
  return [m[0] * v[0] + m[1] * v[1], m[1] * v[0] + m[2] * v[1]];
}

function fromLogit(logit: number, half: number): Interval {
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return { value: back(logit), low: back(logit - half), high: back(logit + half) };
}
