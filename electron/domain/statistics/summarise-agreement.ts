import type { Agreement, AgreementTable } from '#contract/comparison.ts';
import type { Statistic } from '#contract/statistic.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { estimateProportion } from './estimate-proportion.ts';

/** Observed agreement (Wilson interval) and Cohen's kappa of a 2x2 table of reader against model. */
export function summariseAgreement(table: AgreementTable): Agreement {
  const { bothPathologic, readerPathologicOnly, modelPathologicOnly, bothNonpathologic } = table;
  const agreed = bothPathologic + bothNonpathologic;
  const n = agreed + readerPathologicOnly + modelPathologicOnly;
  const kappa = cohenKappa([
    [bothPathologic, readerPathologicOnly],
    [modelPathologicOnly, bothNonpathologic],
  ]);
  return { table, observedAgreement: observedAgreement(agreed, n), kappa: { ...kappa, n } };
}

function observedAgreement(agreed: number, n: number): Statistic {
  const share = estimateProportion(agreed, n);
  if (share.kind === 'undefined') return { ...share, n };
  return { kind: 'estimate', value: share.value, ...share.wilson, n };
}
