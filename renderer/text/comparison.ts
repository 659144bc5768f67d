/** The comparison page. */
export const comparisonText = {
  title: 'Own calls against the model',
  empty: 'No case is revealed yet. Read one, commit, and reveal the model: then the two can be compared.',
  toReading: 'Go to the reading room',
  sentence: (n: number, agreed: number, pathologic: number) =>
    `In ${n === 1 ? 'the 1 case' : `the ${String(n)} cases`} with a call of yours and one of the model, you said the same in ${String(agreed)} and differed in ${String(n - agreed)}. You called ${String(pathologic)} pathologic.`,
  noneCompared: 'There is no case yet with both a definite call of yours and a score of the model.',
  tooFew: (n: number, wanted: number) =>
    `n = ${String(n)} is too small to conclude anything: below ${String(wanted)} cases the intervals cover almost every answer.`,
  outside: (revealed: number, indeterminate: number, refused: number) =>
    `${String(revealed)} revealed. Not in the table: you could not tell in ${String(indeterminate)}, the model gave no score in ${String(refused)}.`,
  agreementOnly: 'Agreement is not accuracy: without the truth nobody is right here.',
  table: 'Your first call and the model’s call at its operating point',
  reader: 'You',
  model: 'Model',
  total: 'Total',
  figures: 'Agreement',
  observed: 'Observed agreement',
  kappa: 'Cohen’s kappa',
  interval: (value: string, low: string, high: string, n: number) =>
    `${value} (95 % interval ${low} to ${high}, n = ${String(n)})`,
  intervalNone: (value: string, n: number) => `${value} (no interval can be given at n = ${String(n)})`,
  undefinedReason: {
    'no-cases': 'not defined: no case',
    'one-category-only': 'not defined: everybody gave one answer only',
    'one-class-only': 'not defined: one of the two classes is missing',
    'zero-denominator': 'not defined: division by 0 cases',
    'no-such-calls': 'not defined: nobody was called so',
  },
  changes: 'Changed calls',
  changesNone: 'No final call is recorded yet.',
  changesSentence: (n: number, toModel: number, away: number, other: number) =>
    `Of ${String(n)} final ${n === 1 ? 'call' : 'calls'}: ${String(toModel)} changed to the model’s call, ${String(away)} away from it, ${String(other)} otherwise, ${String(n - toModel - away - other)} kept.`,
  cases: 'Cases',
  columns: { title: 'Case', first: 'Your read', final: 'Final call', model: 'Model', score: 'Score' },
  refused: 'No score',
  notYet: 'not yet',
  differs: 'differs',
} as const;
