const plural = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;
const cases = (n: number): string => plural(n, 'case', 'cases');
const days = (n: number): string => plural(n, 'day', 'days');

/** Studies and teaching: sets of cases that are read apart from the clinic. */
export const studiesText = {
  title: 'Studies and teaching',
  intro:
    'A set is read apart from the clinic: every reader in an order of their own, without names, dates and truth. The clinic’s own reads stay as they are.',
  emptyTitle: 'No set yet',
  emptyBody: 'Select cases on the Cases screen and choose “Make a set of them”.',
  toCases: 'Go to the cases',
  kind: { study: 'Study', teaching: 'Teaching' },
  made: (kind: string, count: number, by: string, on: string) =>
    `${kind}, ${cases(count)}, made by ${by}, ${on}`,
  washout: (n: number) =>
    n === 0 ? 'The model follows each read.' : `The model comes ${days(n)} after the last read.`,
  begin: 'Begin reading',
  goOn: 'Go on reading',
  look: 'Look at my reads',
  save: 'Save for iMRMC',
  saved: (fileName: string, count: number, without: number) =>
    without === 0
      ? `${fileName}: ${cases(count)}.`
      : `${fileName}: ${cases(count)}; ${cases(without)} without truth left out.`,
  saveHelp: 'Scores of every reader and the truth, without names, for the FDA’s program iMRMC.',
  progress: (kind: 'study' | 'teaching', read: number, decided: number, count: number) =>
    kind === 'study'
      ? `${String(read)} of ${String(count)} read, ${String(decided)} decided with the model`
      : `${String(read)} of ${String(count)} read`,
  you: 'You',
  notBegun: 'not begun',
  finished: 'finished',
  readers: 'Readers',
  form: {
    title: (count: number) => `Make a set of ${cases(count)}`,
    name: 'Name of the set',
    kind: 'What is it for?',
    study: 'Study: the truth stays hidden',
    teaching: 'Teaching: the truth follows each read',
    washout: 'Days between the last read without the model and the first reveal',
    washoutHelp: '0: the model follows each read. Four weeks are usual where memory must fade.',
    washoutWrong: 'Enter whole days from 0 to 365.',
    make: 'Make the set',
    cancel: 'Cancel',
  },
  curve: 'My learning curve',
  curveIntro: (window: number) =>
    `Share of right calls over the last ${String(window)} reads in teaching sets. Nobody else sees it. The band is the 95 % interval: while it is wide, nothing is certain. “Cannot tell” counts as not right.`,
  curveNone: 'It begins with your first read in a teaching set.',
  curveLabel: (right: number, n: number, low: string, high: string) =>
    `Latest: ${String(right)} of ${String(n)} right, interval ${low} to ${high}`,
  curveX: 'Reads',
  curveY: (window: number) => `Right, of the last ${String(window)}`,
  curveShare: 'Share of right calls',
  curveBand: '95 % interval',
  curveCounted: (share: string, right: number, n: number) => `${share} (${String(right)} of ${String(n)})`,
  curveInterval: (low: string, high: string) => `${low} to ${high}`,
  bar: {
    label: 'The set you are reading',
    next: 'Next case',
    leave: 'Leave the set',
    finished: 'Every case is done.',
    waiting: (date: string) => `Every case is read. Go on from ${date}.`,
  },
  modelWaits: 'The model comes when every case of the study is read. Your read is safe: take the next case.',
  modelWaitsUntil: (date: string) => `The model may be revealed from ${date} on. Your read is safe.`,
} as const;
