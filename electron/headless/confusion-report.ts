import type { IntervalEstimate, NoEstimate, PointEstimate } from '#domain/statistics/estimate.ts';
import type { ProportionEstimate } from '#domain/statistics/estimate-proportion.ts';
import type { ConfusionSummary } from '#domain/statistics/summarise-confusion.ts';

/** Why a figure or its interval is missing, in plain words. */
const reasons = {
  'no-cases': 'no such cases',
  'no-such-calls': 'nobody was called so',
  'zero-denominator': 'endless or undefined: an empty cell stands below the line',
  'zero-cell': 'no interval: a cell is empty',
  'no-spread': 'no interval: nothing varies',
} as const;

type Reason = keyof typeof reasons;
type Figure = IntervalEstimate | PointEstimate<Reason> | NoEstimate<Reason>;

/** Below this many cases of a kind the report says that they are few. */
const enoughCases = 30;

/** A 2x2 table with all its figures as lines of text. */
export function confusionReport(summary: ConfusionSummary): string {
  const { table, atPrevalence } = summary;
  const { truePositive, falseNegative, trueNegative, falsePositive } = table;
  const percent = (summary.confidence * 100).toFixed(0);
  return [
    row('', 'pathologic', 'not'),
    row('called pathologic', String(truePositive), String(falsePositive)),
    row('called not pathologic', String(falseNegative), String(trueNegative)),
    '',
    `Figures with ${percent} % intervals; of proportions Wilson, then Clopper-Pearson (CP)`,
    proportion('sensitivity', summary.sensitivity),
    proportion('specificity', summary.specificity),
    proportion('plain accuracy', summary.accuracy),
    figure('balanced accuracy', summary.balancedAccuracy, share),
    figure("Youden's index", summary.youdenIndex, signedShare),
    figure('F1', summary.f1, share),
    figure('likelihood ratio +', summary.likelihoodRatioPositive, ratio),
    figure('likelihood ratio -', summary.likelihoodRatioNegative, ratio),
    figure('diagnostic odds ratio', summary.diagnosticOddsRatio, ratio),
    '',
    'In this table, at its own prevalence',
    proportion('prevalence', summary.prevalence),
    proportion('PPV', summary.positivePredictiveValue),
    proportion('NPV', summary.negativePredictiveValue),
    '',
    ...(atPrevalence === null
      ? ['PPV and NPV elsewhere depend on the prevalence there: state it with --prevalence.']
      : [
          `At a prevalence of ${String(atPrevalence.prevalence)}`,
          figure('PPV', atPrevalence.positive, share),
          figure('NPV', atPrevalence.negative, share),
        ]),
    ...few([
      { kind: 'pathologic', n: truePositive + falseNegative },
      { kind: 'other', n: trueNegative + falsePositive },
    ]),
  ].join('\n');
}

function row(...cells: readonly [string, string, string]): string {
  return `${cells[0].padEnd(24)}${cells[1].padStart(12)}${cells[2].padStart(12)}`;
}

function proportion(name: string, estimate: ProportionEstimate): string {
  if (estimate.kind === 'undefined') return line(name, '-', reasons[estimate.reason]);
  const { value, successes, trials, wilson, clopperPearson } = estimate;
  return line(
    name,
    share(value),
    `${share(wilson.low)} to ${share(wilson.high)}, CP ${share(clopperPearson.low)} to ${share(clopperPearson.high)}, ${String(successes)} of ${String(trials)}`,
  );
}

function figure(name: string, found: Figure, write: (value: number) => string): string {
  switch (found.kind) {
    case 'undefined':
      return line(name, '-', reasons[found.reason]);
    case 'point':
      return line(name, write(found.value), reasons[found.reason]);
    case 'estimate':
      return line(name, write(found.value), `${write(found.low)} to ${write(found.high)}`);
  }
}

function line(name: string, value: string, rest: string): string {
  return `  ${name.padEnd(22)}${value.padStart(8)}  ${rest}`;
}

/** Three decimals; what is not quite 0 or 1 is not written as if it were. */
function share(value: number): string {
  if (value > 0 && value < 0.0005) return '<0.001';
  if (value < 1 && value >= 0.9995) return '>0.999';
  return value.toFixed(3);
}

function signedShare(value: number): string {
  return value < 0 ? value.toFixed(3) : share(value);
}

function ratio(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function few(groups: readonly { readonly kind: string; readonly n: number }[]): readonly string[] {
  const small = groups.filter(({ n }) => n < enoughCases);
  if (small.length === 0) return [];
  const named = small.map(({ kind, n }) => `${String(n)} ${kind}`).join(' and ');
  return ['', `n is too small to conclude anything: only ${named}; read the intervals, not the values.`];
}
