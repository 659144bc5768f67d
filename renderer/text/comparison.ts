import type { Caller, PairedCallers, Verdict } from '#contract/truth-comparison.ts';

const plural = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

/** A figure with two digits. A share that is not quite 0 or 1 is not written as if it were. */
const plain = (value: number): string => {
  if (value > 0.995 && value < 1) return '> 0.99';
  if (value > 0 && value < 0.005) return '< 0.01';
  return value < 0 ? `−${(-value).toFixed(2)}` : value.toFixed(value >= 10 ? 1 : 2);
};

/** A number with its sign, two digits. */
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

const callerText: Readonly<Record<Caller, string>> = {
  unaided: 'Read without the model',
  aided: 'Read with the model',
  model: 'Model alone',
};

/** The comparison page. */
export const comparisonText = {
  title: 'Reader and model compared',
  empty: 'No case is revealed yet. Read one, commit, and reveal the model: then the two can be compared.',
  toReading: 'Go to the reading room',
  truthNone:
    'No reference standard is entered yet. Enter it in step 6 of a case: then it shows who was right.',
  truthSentence: (counts: {
    readonly caseCount: number;
    readonly n: number;
    readonly unaidedRight: number;
    readonly aidedRight: number;
    readonly modelRight: number;
    readonly isOneReader: boolean;
    readonly ending: string;
  }) => {
    const { caseCount, n, isOneReader } = counts;
    const who = isOneReader ? 'you were' : 'the readers were';
    const where =
      n === caseCount
        ? `In ${plural(n, 'case', 'cases')} with truth`
        : `Of ${plural(caseCount, 'case', 'cases')} with truth, ${String(n)} have a definite call from everyone. In these`;
    return `${where} ${who} right in ${String(counts.unaidedRight)}, with the model ${String(counts.aidedRight)}, the model alone ${String(counts.modelRight)}: ${counts.ending}.`;
  },
  truthNoneDefinite: (caseCount: number) =>
    `In none of ${plural(caseCount, 'case', 'cases')} with truth is there a definite call from everyone.`,
  tooFewToTell: 'too few to tell them apart',
  toldApart: (better: string, worse: string) =>
    `${better} was right more often than ${worse}, beyond what chance explains`,
  callerInSentence: {
    unaided: 'the read without the model',
    aided: 'the read with the model',
    model: 'the model alone',
  } satisfies Readonly<Record<Caller, string>>,
  classes: (n: number, patients: number, pathologic: number) =>
    `${plural(n, 'case', 'cases')} of ${plural(patients, 'patient', 'patients')}: ${String(pathologic)} pathologic, ${String(n - pathologic)} not pathologic.`,
  dropped: (unaided: number, aided: number, refused: number) =>
    unaided + aided + refused === 0
      ? 'No case is left out of the figures.'
      : `Left out of the figures: “cannot tell” in ${String(unaided)} first and ${String(aided)} final calls; no score from the model in ${String(refused)}. A figure that leaves cases out shows it by its n.`,
  demo: (count: number) =>
    count === 1
      ? 'Count the demonstration film, which is no patient'
      : `Count the ${String(count)} demonstration films, which are no patients`,
  dependent:
    'Some patients have several cases. The intervals treat them as independent and are a little too narrow.',
  modelsMixed: (models: readonly string[]) =>
    `The scores come from several model packages, taken together here: ${models.join('; ')}.`,
  modelOf: (name: string, version: string, n: number) => `${name} ${version} (n = ${String(n)})`,
  readerChanged: (n: number) =>
    `In ${plural(n, 'case', 'cases')} the final call was given by another reader than the first.`,
  sentence: (n: number, agreed: number, pathologic: number) =>
    `In ${n === 1 ? 'the 1 case' : `the ${String(n)} cases`} with a definite first read and a call of the model, the two said the same in ${String(agreed)} and differed in ${String(n - agreed)}. The reader called ${String(pathologic)} pathologic.`,
  noneCompared: 'There is no case yet with both a definite first read and a score of the model.',
  tooFew: (n: number, wanted: number) =>
    `n = ${String(n)} is too small to conclude anything: below ${String(wanted)} cases the intervals cover almost every answer.`,
  outside: (revealed: number, indeterminate: number, refused: number) =>
    `${String(revealed)} revealed. Not in the table: the reader could not tell in ${String(indeterminate)}, the model gave no score in ${String(refused)}.`,
  agreementOnly: 'Agreement is not accuracy: it needs no truth, and says nobody is right.',
  caller: callerText,
  verdict: {
    truePositive: 'Pathologic, rightly',
    falseNegative: 'Missed',
    trueNegative: 'Not pathologic, rightly',
    falsePositive: 'False alarm',
    indeterminate: 'Cannot tell',
    refused: 'No score',
  } satisfies Readonly<Record<Verdict, string>>,
  accuracyTable: 'Against the truth',
  accuracyHelp: 'Each figure with its 95 % interval and the cases it rests on.',
  accuracyPress: 'Press one to see its cases.',
  figure: 'Figure',
  counts: {
    truePositive: 'Pathologic, called so',
    falseNegative: 'Pathologic, missed',
    falsePositive: 'Not pathologic, false alarm',
    trueNegative: 'Not pathologic, called so',
    leftOut: 'Left out: no definite call',
  },
  figures: {
    sensitivity: 'Sensitivity',
    specificity: 'Specificity',
    accuracy: 'Accuracy (share right)',
    balancedAccuracy: 'Balanced accuracy',
    likelihoodRatioPositive: 'Likelihood ratio of “pathologic”',
    likelihoodRatioNegative: 'Likelihood ratio of “not pathologic”',
    positivePredictiveValue: 'PPV as counted here',
    negativePredictiveValue: 'NPV as counted here',
    positivePredictiveValueAtPrevalence: (prevalence: string) => `PPV at your prevalence, ${prevalence}`,
    negativePredictiveValueAtPrevalence: (prevalence: string) => `NPV at your prevalence, ${prevalence}`,
  },
  range: (low: string, high: string) => `${low} to ${high}`,
  share: (counted: number, n: number) => `${String(counted)} of ${String(n)}`,
  count: (n: number) => `n = ${String(n)}`,
  small: (counted: number, n: number) => `${String(counted)} of ${String(n)}, n too small`,
  smallCount: (n: number) => `n = ${String(n)}, too small`,
  noInterval: 'no interval',
  undefinedShort: 'not defined',
  pairs: 'Paired differences',
  pairsHelp:
    'Over the cases in which both gave a definite call. The p value is the exact McNemar test; three pairs are looked at, so only p below 0.017 is called a difference.',
  pairColumns: {
    pair: 'Share right',
    onlyFirst: 'Only the first right',
    onlySecond: 'Only the second right',
    difference: 'Difference',
    pValue: 'Exact p',
  },
  pairName: ({ first, second }: Pick<PairedCallers, 'first' | 'second'>) =>
    `${callerText[first]} less ${callerText[second].toLowerCase()}`,
  among: {
    all: 'All cases',
    pathologic: 'Pathologic (sensitivity)',
    nonpathologic: 'Not pathologic (specificity)',
  },
  apart: 'a difference',
  notApart: 'cannot tell apart',
  neverDiffer: 'never differ',
  pValue: (p: number) => (p < 0.001 ? '< 0.001' : p.toFixed(3)),
  signed,
  plain,
  roc: 'ROC: every threshold at once',
  rocHelp:
    'Up is better at finding, left is better at sparing. The arrow goes from the read without the model to the read with it. Thin crosses are 95 % intervals.',
  rocMissing: 'The curve needs pathologic and not pathologic cases, both with a known truth.',
  falseAlarmRate: '1 − specificity (share of false alarms)',
  sensitivity: 'Sensitivity (share found)',
  chance: 'chance',
  area: 'Area under the curve',
  modelCurve: 'Model’s score',
  confidenceCurve: 'Reader’s likelihood before the reveal',
  areaDifference: 'Reader’s likelihood less model’s score',
  areaDifferenceTest: (p: string) => `DeLong, p = ${p}`,
  modelPoint: 'Model at its operating point',
  curveArea: (curve: string, area: string) => `${curve}, area ${area}`,
  point: (caller: string, found: string, falseAlarms: string) =>
    `${caller}: found ${found}, false alarms ${falseAlarms}`,
  valueOf: (value: string, n: number) => `${value} (n = ${String(n)})`,
  calibration: 'Calibration of the score',
  calibrationHelp:
    'Of the cases to which the model gave about this score, how many were pathologic? On the line, the score means what it says.',
  calibrationMissing: 'There is no case with both a score and a known truth.',
  meanScore: 'Mean score in the bin',
  pathologicShare: 'Share pathologic',
  ideal: 'score = share',
  casesInBin: 'Cases',
  brier: 'Brier score (0 is best)',
  expectedError: 'Expected calibration error',
  reasons: {
    'perfect-agreement': 'no interval: they never differed',
    'no-spread': 'no interval: nothing varies',
    'too-few-cases': 'no interval: one case only',
    'biased-upwards': 'no interval: with few cases chance alone raises it',
    'no-cases': 'not defined: no case',
    'one-category-only': 'not defined: everybody gave one answer only',
    'one-class-only': 'not defined: one of the two classes is missing',
    'zero-denominator': 'not defined: division by 0 cases',
    'no-such-calls': 'not defined: nobody was called so',
  },
  decision: 'Decision curve: is acting on the score worth it?',
  decisionHelp: (prevalence: string) =>
    `At your prevalence, ${prevalence}. Choose how likely a pathologic fracture must be before you would image the whole femur and think of a biopsy. Above both other lines, the score helps at that point; net benefit counts fractures found, less false alarms at the weight you chose.`,
  decisionMissing: 'The curve needs pathologic and not pathologic cases with a score and a known truth.',
  actingThreshold: 'Probability from which you would act',
  netBenefit: 'Net benefit, per case',
  followScore: 'Acting on the score',
  decisionCut: 'Where a line is missing, it lies below the drawing: acting does more harm than good there.',
  treatAll: 'Acting on every case',
  treatNone: 'Acting on none: 0',
  switches: 'What the model did to the reads',
  switchesHelp: 'Only cases with a definite first call, final call and call of the model.',
  switchRows: {
    wrongToRight: 'Wrong before, right with the model',
    rightToWrong: 'Right before, wrong with the model',
    misled: 'Right before, model wrong: followed it into the error',
    unconvinced: 'Wrong before, model right: did not take the correction',
    missesWhereModelMissed: 'Pathologic and missed by the model: missed with it too',
    unaidedMissesWhereModelMissed: 'The same cases: missed before seeing it',
  },
  rate: 'Share',
  subgroups: 'Subgroups',
  subgroupsHelp: 'For looking, not for concluding: the more groups are looked at, the more differ by chance.',
  subgroup: { side: 'Side', reader: 'Reader' },
  group: 'Group',
  table: 'First read and the model’s call at its operating point',
  reader: 'Reader',
  model: 'Model',
  total: 'Total',
  agreement: 'Agreement, without the truth',
  observed: 'Observed agreement',
  kappa: 'Cohen’s kappa',
  interval: (value: string, low: string, high: string, n: number) =>
    `${value} (95 % interval ${low} to ${high}, n = ${String(n)})`,
  intervalNone: (value: string, reason: string, n: number) => `${value} (${reason}; n = ${String(n)})`,
  undefinedWith: (reason: string, n: number) => `${reason} (n = ${String(n)})`,
  changes: 'Changed calls',
  changesNone: 'No final call is recorded yet.',
  changesSentence: (n: number, toModel: number, away: number, other: number) =>
    `Of ${String(n)} final ${n === 1 ? 'call' : 'calls'}: ${String(toModel)} changed to the model’s call, ${String(away)} away from it, ${String(other)} otherwise, ${String(n - toModel - away - other)} kept.`,
  cases: 'Cases',
  columns: {
    title: 'Case',
    first: 'First read',
    final: 'Final call',
    model: 'Model',
    score: 'Score',
    truth: 'Truth',
  },
  refused: 'No score',
  notYet: 'not yet',
  unknown: 'not known',
  differs: 'differs',
  openedNone: 'No case.',
  threshold: 'Threshold',
  noThreshold: 'nothing called',
  export: 'Save',
  exportHelp: 'The files stay on this computer. Case IDs are written, names are not.',
  saveCases: 'Save the cases as CSV',
  saveFigures: 'Save the figures as CSV',
  savePdf: 'Save as PDF',
  printedTitle: 'Reader and model compared',
  printedResearchUse: 'Research use only. Not a medical device. Not for decisions about a patient.',
  printedFacts: (version: string, at: string, readers: string) =>
    `Femora ${version}, ${at}. Read by ${readers}.`,
  savePooling: 'Save for pooling with other clinics',
  poolingHelp:
    'The file for pooling holds counts and one row for each reading: calls, likelihood, score, truth, side and year. It holds no picture, no name, no day, and no number of this casebook. It is signed by this workstation; “femora pool” puts the files of several clinics together.',
  savedForPooling: (fileName: string, rows: number, fingerprint: string) =>
    `${fileName} is ready to be saved: ${plural(rows, 'row', 'rows')}. Fingerprint of this workstation, to be told by telephone: ${fingerprint}.`,
  saved: (fileName: string) => `${fileName} is ready to be saved.`,
} as const;
