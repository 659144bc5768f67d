/** The settings screen. */
export const settingsText = {
  title: 'Settings',
  reader: 'Reader',
  prevalenceTitle: 'Prevalence',
  prevalence: 'Prevalence, %',
  prevalenceHelp:
    'Of 100 proximal femur fractures you see, how many are pathologic? It decides what a flag of the model is worth. 4 % is plausible for an emergency department.',
  prevalenceWrong: 'Enter a number above 0 and below 100.',
  save: 'Save',
  saved: 'Saved.',
  drawing: 'Film drawing',
  drawingHelp:
    'Automatic takes the GPU where it is real and shows the film correctly. Choose the processor if films look wrong.',
  drawingAuto: 'Automatic',
  drawingGpu: 'GPU',
  drawingCpu: 'Processor',
  hints: 'Hints',
  showHints: 'Show the four hints again',
  hintsRecalled: 'The hints are shown when you go back to the reading room.',
  about: 'About',
  version: (version: string) => `Femora ${version}`,
  licence: 'Licence: Apache-2.0.',
  purpose:
    'Reader for hip radiographs: read first, then see a classifier’s call. Research use only, not a medical device.',
  storage: 'Cases and reads are stored on this computer only, encrypted.',
} as const;
