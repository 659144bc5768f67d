import type { Criterion, LocalTest, LocalTestRecord } from '#contract/local-test.ts';
import { percent } from './numbers.ts';

const plural = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

/** The local acceptance test on the models screen. */
export const localTestText = {
  title: 'Local acceptance test',
  intro:
    'Does the package in use keep its word here? The cases of this clinic that were read, revealed with this package, and whose truth is known are held against what the package states.',
  none: 'There is no such case yet. Read cases, reveal the model, and enter the truth in step 6.',
  available: (n: number) => `${plural(n, 'case', 'cases')} can be counted.`,
  margin: 'Margin, percent points',
  marginHelp:
    'So much worse than stated still counts as met. Ten points is usual; a smaller margin needs more cases.',
  marginWrong: 'A number from 1 to 30.',
  choose: 'Choose the cases',
  all: 'All',
  noneOf: 'None',
  caseColumns: { counted: 'Counted', title: 'Case', truth: 'Truth', model: 'Model', score: 'Score' },
  count: (title: string) => `Count ${title}`,
  run: (n: number) => `Test on ${plural(n, 'case', 'cases')}`,
  verdictSentence: (test: LocalTest): string => {
    const { verdict, n, model, refusedCount } = test;
    const on = `on ${plural(n, 'case', 'cases')} with a score`;
    const refused = refusedCount === 0 ? '' : ` The model refused ${String(refusedCount)} more.`;
    const name = `${model.name} ${model.version}`;
    switch (verdict) {
      case 'met':
        return `${name} meets its stated operating point here, ${on}, within the margin.${refused}`;
      case 'below':
        return `${name} does not reach its stated operating point here, ${on}.${refused}`;
      case 'undecided':
        return `Whether ${name} meets its stated operating point here cannot be said yet: ${plural(n, 'case', 'cases')} with a score ${n === 1 ? 'is' : 'are'} too few.${refused}`;
    }
  },
  columns: {
    figure: 'Figure',
    stated: 'Stated',
    here: 'Here (exact 95 % interval)',
    verdict: 'Verdict',
    needed: 'Cases needed',
  },
  sensitivity: 'Sensitivity',
  specificity: 'Specificity',
  stated: (value: string, low: string, high: string, n: number) =>
    `${value} (${low} to ${high}, n = ${String(n)})`,
  here: (right: number, n: number, words: string) => `${String(right)} of ${String(n)}: ${words}`,
  hereNone: 'no case',
  interval: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  verdict: {
    met: (lowest: string) => `met: above ${lowest}`,
    below: () => 'below what is stated',
    undecided: () => 'too few to say',
  } satisfies Readonly<Record<Criterion['verdict'], (lowest: string) => string>>,
  needed: (cases: number, kind: string, mustBeRight: number, left: number) =>
    `${String(cases)} ${kind}, ${String(mustBeRight)} of them right${left > 0 ? `; ${String(left)} more` : ''}`,
  neededNone: 'more than 2000',
  settled: 'enough',
  kind: { sensitivity: 'pathologic', specificity: 'not pathologic' },
  neededHelp:
    'Cases needed: with so many, a package that is as good as stated is found to be so in 8 of 10 clinics.',
  threshold: 'A threshold for this clinic',
  thresholdNone: (patients: number) =>
    `To propose one, Femora needs at least ${String(patients)} patients of each kind with a score.`,
  thresholdProposed: (threshold: string, stated: string, lowest: string, highest: string) =>
    `On these cases ${threshold} would serve best (the package uses ${stated}). Chosen ten times without a tenth of the patients it lay between ${lowest} and ${highest}.`,
  thresholdWorth: (sensitivity: string, specificity: string) =>
    `On patients it was not chosen on: sensitivity ${sensitivity}, specificity ${specificity}. Femora goes on using the threshold of the package; a change is for its makers.`,
  sign: 'Go or no-go',
  signHelp:
    'The decision is kept with these figures, your name and the time. It can be followed by another one, never changed.',
  decision: 'Decision',
  decisions: { go: 'Go: use it beside the reads', 'no-go': 'No-go: do not rely on it' },
  decisionShort: { go: 'Go', 'no-go': 'No-go' } satisfies Readonly<
    Record<LocalTestRecord['decision'], string>
  >,
  remark: 'Remark',
  signAs: (reader: string) => `Sign as ${reader}`,
  records: 'Signed decisions',
  recordsNone: 'Nobody has signed a decision yet.',
  recordColumns: {
    at: 'When',
    reader: 'Signed by',
    decision: 'Decision',
    package: 'Package',
    figures: 'On',
    remark: 'Remark',
  },
  recordFigures: ({ test }: LocalTestRecord): string =>
    `${plural(test.n, 'case', 'cases')}: sensitivity ${share(test.sensitivity)}, specificity ${share(test.specificity)}`,
} as const;

function share({ right, n }: Criterion): string {
  return n === 0 ? 'not tested' : `${percent(right / n)} (${String(right)} of ${String(n)})`;
}

/** The watch over the package in use. */
export const watchText = {
  title: 'Watched over time',
  waiting: (cases: number, baseline: number) =>
    `Femora will watch whether scores, refusals and overrides stay as they were in the first ${String(baseline)} cases with this package. So far there ${cases === 1 ? 'is 1' : `are ${String(cases)}`}.`,
  quiet: (cases: number, baseline: number) =>
    `Nothing unusual: ${plural(cases, 'later case looks', 'later cases look')} like the first ${String(baseline)}.`,
  moved: {
    scores: (baseline: number) =>
      `The scores have moved away from those of the first ${String(baseline)} cases.`,
    refusals: 'The model refused more or fewer films than usual in the last group.',
    overrides: 'Final calls differed from the model more or less often than usual in the last group.',
  },
  movedAdvice:
    'A new X-ray machine, other patients or other views can do this. Run the self-test, look at the films, and repeat the local acceptance test before relying on the scores.',
  charts: 'Show the charts',
  scoreChart: 'Scores: slow moving average',
  refusalChart: 'Share of films refused',
  overrideChart: 'Share of final calls other than the model’s',
  caseNumber: 'Case, in the order of the reveals',
  groupNumber: (size: number) => `Groups of ${String(size)} cases, in the order of the reveals`,
  average: 'Moving average of the score',
  share: 'Share',
  usual: (value: string, baseline: number) =>
    `Usual here: ${value}, from the first ${String(baseline)} cases`,
  limits: 'Between these lines chance explains it',
  value: 'Case or group',
  out: 'Outside: framed',
  outside: 'Outside',
  isOutside: 'yes',
  range: (low: string, high: string) => `${low} to ${high}`,
  summary: (name: string, points: number, out: number) =>
    `${name}: ${plural(points, 'point', 'points')}, ${String(out)} outside the limits`,
  method:
    'Scores: exponentially weighted moving average, weight 0.05, limits 2.615 standard deviations. Shares: limits 3 standard deviations. A false warning about every 500 cases is expected.',
} as const;
