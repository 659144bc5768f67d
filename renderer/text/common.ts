/** Words used on every screen. */
export const commonText = {
  productName: 'Femora',
  reading: 'Reading',
  cases: 'Cases',
  studies: 'Studies',
  compare: 'Compare',
  models: 'Models',
  settings: 'Settings',
  mainNavigation: 'Screens',
  open: 'Open radiographs',
  page: (from: number, to: number, all: number) => `${String(from)} to ${String(to)} of ${String(all)}`,
  earlier: 'Back',
  later: 'More',
  openHint: 'DICOM, JPEG, PNG, TIFF, WebP or BMP. Files can also be dropped anywhere on the window.',
  loading: 'Loading',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  researchUseOnly: 'Research use only',
  connecting: 'Connecting to the Femora service',
  brokenTitle: 'This screen stopped working',
  brokenBody: 'Your committed reads are safe. Load the window again to go on.',
  reloadWindow: 'Load the window again',
} as const;

/** The judgement on the one question, always in the same word. */
export const callText = {
  nonpathologic: 'Not pathologic',
  pathologic: 'Pathologic',
  indeterminate: 'Cannot tell',
} as const;

/** Side of the patient. */
export const sideText = { left: 'Left', right: 'Right' } as const;

/** What follows in each state of a case. */
export const caseStateText = {
  unread: 'not read yet',
  committed: 'committed',
  revealed: 'revealed',
  decided: 'decided',
  resolved: 'truth known',
} as const;
