import type { Agreement, AgreementTable, Statistic } from '#contract/comparison.ts';
import { cohenKappa } from './cohen-kappa.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Observed agreement (Wilson interval) and Cohen's kappa of a 2x2 table of reader against model. */
export function summariseAgreement(table: AgreementTable): Agreement {
  const { bothPathologic, readerPathologicOnly, modelPathologicOnly, bothNonpathologic } = table;
  const agreed = bothPathologic + bothNonpathologic;
  const n = agreed + readerPathologicOnly + modelPathologicOnly;
  const kappa = cohenKappa([
    [bothPathologic, readerPathologicOnly],
    [modelPathologicOnly, bothNonpathologic],
  ]);
  return {
    table,
    observedAgreement: n === 0 ? undefinedStatistic('no-cases', 0) : estimate(wilsonInterval(agreed, n), n),
    kappa: kappa ? estimate(kappa, n) : undefinedStatistic(n === 0 ? 'no-cases' : 'one-category-only', n),
  };
}

function estimate({ value, low, high }: Interval, n: number): Statistic {
  return { kind: 'estimate', value, low, high, n };
}

function undefinedStatistic(reason: 'no-cases' | 'one-category-only', n: number): Statistic {
  return { kind: 'undefined', reason, n };
}
