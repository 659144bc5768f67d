import type { ImageFacts, PixelSpacing } from '#contract/image-facts.ts';
import type { Voi } from '#domain/imaging/apply-window.ts';
import type { Band, Refusal } from '#contract/prediction.ts';
import type { Finding } from '#contract/reading.ts';
import { percent, unit } from './numbers.ts';

/** The reading room. */
export const readingText = {
  room: 'Reading room',
  cases: 'Cases',
  casesEmpty: 'No case yet',
  noCaseTitle: 'Open a hip radiograph to begin',
  loadingCases: 'Loading the casebook',
  loadingCase: 'Loading the case',
  loadingFilm: (fraction: number) => `Loading the film, ${percent(fraction)}`,
  loadingStopped: 'Loading was stopped',
  showFilm: 'Load the film again',
  panel: 'Steps of the reading',
  film: (fileName: string) => `Film ${fileName}`,
  filmKeys: 'Arrow keys change the window, Shift and arrow keys move the film, plus and minus zoom',
  steps: {
    look: 'Look',
    mark: 'Mark',
    read: 'Read',
    model: 'Model',
    decide: 'Decide',
    truth: 'Truth',
  },
  goOn: 'Go on',
  done: 'done',
  waiting: {
    read: 'after side and site are marked',
    model: 'after your read is committed',
    decide: 'after the model is revealed',
    truth: 'after the final call',
    truthInStudy: 'hidden in a study',
    truthInTeaching: 'after your read',
  },
} as const;

export const toolText = {
  toolbar: 'Tools',
  more: 'More',
  moreHelp: 'Turn, flip, pixel for pixel, keys.',
  withKeys: (help: string, keys: string) => `${help} Key: ${keys}`,
  frame: 'Picture of the file',
  markedElsewhere: (frame: number) =>
    `Your mark is on picture ${String(frame)}. Your read and the model refer to that picture.`,
  showMarked: (frame: number) => `Show picture ${String(frame)}`,
  frameOf: (frame: number, count: number) => `${String(frame)} of ${String(count)}`,
} as const;

export const filmText = {
  voi: (voi: Voi) =>
    'table' in voi ? `Table ${voi.explanation}`.trim() : `C ${round(voi.center)}  W ${round(voi.width)}`,
  zoom: (zoom: number) => (Math.abs(zoom - 1) < 0.005 ? 'Whole film' : `Zoom ${zoom.toFixed(1)}×`),
  frame: (frame: number, count: number) => `Picture ${String(frame)} of ${String(count)}`,
  pixelForPixel: 'Pixel for pixel',
  inverted: 'Inverted',
  loupePower: (power: number) => `${power.toFixed(1)}×`,
  /** How the film lies, where it does not lie as it is stored. */
  lies: (quarterTurns: number, isMirrored: boolean): string => {
    const turned = ['', 'Turned right', 'Upside down', 'Turned left'][quarterTurns] ?? '';
    if (!isMirrored) return turned;
    if (quarterTurns === 0) return 'Flipped left to right';
    if (quarterTurns === 2) return 'Flipped top to bottom';
    return `Flipped, ${turned.toLowerCase()}`;
  },
  gpuLost: 'The GPU stopped: the film is drawn by the processor now',
  mirrorImage: 'A mirror image: letters and sides are reversed',
  edge: (letters: string) => `Towards ${letters} of the patient`,
  sideMarked: (side: string) => `${side} hip, marked by you`,
  sideStated: (side: string) => `${side} hip, says the file`,
  sideLetter: { left: 'L', right: 'R' },
  scale: (lengthMm: number) => `${String(lengthMm)} mm`,
  site: (width: number, height: number) => `Fracture site, ${String(width)} × ${String(height)} px`,
  siteAt: (x: number, y: number) => `${String(x)} px from the left, ${String(y)} px from the top`,
  siteProposed: 'Proposed fracture site, not yet taken over',
  siteKeys: 'Arrow keys move it, Alt and arrow keys change its size',
  /** For the status bar. */
  spacingShort: {
    'pixel-spacing': 'pixel size as stated',
    'pixel-spacing-fiducial': 'pixel size calibrated',
    'pixel-spacing-geometry': 'pixel size corrected',
    'imager-pixel-spacing': 'pixel size at the detector',
    none: 'no pixel size',
  } satisfies Record<PixelSpacing['source'], string>,
  spacing: (spacing: PixelSpacing): string => {
    switch (spacing.source) {
      case 'pixel-spacing':
        return 'Scale from the file (Pixel Spacing, calibration not stated)';
      case 'pixel-spacing-fiducial':
        return 'Scale calibrated with an object of known size';
      case 'pixel-spacing-geometry':
        return 'Scale corrected for geometric magnification';
      case 'imager-pixel-spacing':
        return 'Scale at the detector: the bone is smaller than it measures';
      case 'none':
        return 'No scale: the file states no pixel size';
    }
  },
} as const;

export const lookText = {
  intro:
    'Window the film until the trabeculae and the cortex are plain. Nothing you change here changes the score.',
  windows: 'Windows',
  custom: 'Set by hand',
  preset: (kind: 'file' | 'bone' | 'soft-tissue' | 'auto', voi: Voi, index: number) => {
    if (kind === 'bone') return 'Bone';
    if (kind === 'soft-tissue') return 'Soft tissue';
    if (kind === 'auto') return 'Automatic';
    if (voi.explanation) return voi.explanation;
    return 'table' in voi
      ? `Table ${String(index + 1)} of the file`
      : `Window ${String(index + 1)} of the file`;
  },
  table: 'table',
  share: 'share of this film',
  rectangle: 'From a rectangle',
  rectangleKind: 'draw it',
  polarityConflict:
    'The file contradicts itself about what is black and what is white. It is shown as its pixels say. Turn it over if bone is dark:',
  function: { LINEAR: 'linear', LINEAR_EXACT: 'linear', SIGMOID: 'sigmoid' },
  invert: 'Invert',
  invertOn: 'Inverted: black for white',
  result: (preset: string) => preset,
} as const;

export const markText = {
  side: 'Side of the patient',
  sideProposal: 'The file names this side. Choose it to take it over.',
  sideProposedByModel: 'The model would say this side. Choose it to take it over.',
  sideConflict: (file: string, model: string) =>
    `The file names ${file}, the model would say ${model}. Check the side on the film.`,
  site: 'Fracture site',
  siteMissing: 'Draw a rectangle around the fracture on the film.',
  sitePlace: 'Place a rectangle for me to adjust',
  siteProposal: 'The dashed rectangle is only the usual place of the hip. Move it onto the fracture.',
  siteProposedByModel:
    'The dashed rectangle is the model’s guess. Move it onto the fracture, or take it over as it is.',
  siteSize: (width: number, height: number) => `${String(width)} × ${String(height)} px`,
  siteClear: 'Draw again',
  use: 'Use this mark',
  missingSide: 'the side',
  missingSite: 'the fracture site',
  locked: 'Side and site are locked with your read.',
  checking: 'The model is still checking whether it may answer for this film.',
  result: (side: string, width: number, height: number) => `${side}, ${String(width)} × ${String(height)} px`,
  refusalTitle: 'The model will give no score for this film',
  refusalWhy: 'Why',
  refusalGoOn: 'Read without the model',
  refusalAccepted: 'You are reading without the model.',
} as const;

export const readText = {
  call: 'Your call',
  likelihood: 'How likely is a pathologic fracture?',
  likelihoodLow: 'certainly not',
  likelihoodHigh: 'certainly',
  likelihoodUnset: 'not set',
  against: 'Your call and this likelihood point in different directions.',
  findings: 'Findings',
  note: 'Note',
  notePlaceholder: 'What you saw, what you would ask for',
  commit: 'Commit read',
  commitHint: 'Committing locks your read with the time. Only then the model may answer.',
  missingCall: 'your call',
  missingLikelihood: 'the likelihood',
  missingFilm: 'the film on the screen',
  locked: 'Your read is locked now.',
  committed: (reader: string, when: string) => `${reader}, ${when}`,
  noFindings: 'No finding ticked',
  result: (call: string, percentValue: number) => `${call}, ${String(percentValue)} %`,
} as const;

export const findingText: Readonly<Record<Finding, string>> = {
  lysis: 'Lysis',
  sclerosis: 'Sclerosis',
  'cortical-destruction': 'Cortical destruction',
  'lesser-trochanter-avulsion': 'Lesser trochanter avulsed',
  'periosteal-reaction': 'Periosteal reaction',
  'known-cancer': 'Known cancer',
  'low-energy-trauma': 'Low-energy trauma',
  'night-pain': 'Night pain',
};

export const modelText = {
  hidden: 'Your read is locked. The model has not been asked yet.',
  reveal: 'Reveal the model',
  revealing: 'The model is reading the film',
  axis: (score: string, confidence: string, threshold: string, low: string, high: string) =>
    `Model score ${score}, your likelihood ${confidence}, operating point ${threshold}, indeterminate band from ${low} to ${high}`,
  score: 'Model score',
  you: 'Your likelihood',
  operatingPoint: 'Operating point',
  band: 'Indeterminate band',
  bandWord: {
    below: 'Below the indeterminate band',
    indeterminate: 'Inside the indeterminate band',
    above: 'Above the indeterminate band',
  } satisfies Record<Band, string>,
  bandAdvice: 'Inside the band the model does not separate the two. Treat it as no answer.',
  flagged: (count: string, range: string, prevalence: string) =>
    `Of 100 such flags at ${prevalence} prevalence, about ${count} (${range}) are pathologic fractures.`,
  cleared: (count: string, range: string, prevalence: string, of: number) =>
    `Of ${String(of)} films without a flag at ${prevalence} prevalence, about ${count} (${range}) are pathologic fractures all the same.`,
  if: (measuredOn: string) =>
    `In brackets: both figures at the ends of their 95 % intervals. It holds only if the model does here as well as where it was measured: ${measuredOn}.`,
  sensitivity: 'Sensitivity',
  specificity: 'Specificity',
  auroc: 'AUROC',
  interval: (value: number, low: number, high: number, n: number) =>
    `${unit(value)} (${unit(low)} to ${unit(high)}, n = ${String(n)})`,
  details: 'Details',
  packageLabel: 'Package',
  hash: 'Manifest SHA-256',
  provider: 'Computed on',
  providerValue: (provider: string, ms: number) => `${provider}, ${ms.toFixed(0)} ms`,
  planeMatches: 'The model read the very pixels on the screen (same SHA-256).',
  planeDiffers: 'The model read other pixels than the ones on the screen. Do not use this score.',
  checked: 'Refusals checked',
  refusedTitle: 'No score',
  refusedBody: 'The model was not made for this film. Your read stands on its own.',
  map: 'Show where the score came from',
  mapHide: 'Hide the map',
  mapCaption: 'Where the score came from, not where the lesion ends.',
  mapView: { hip: 'Hip view', site: 'Site view' },
  mapMirrored: 'In the orientation the model sees: right hips are mirrored.',
  result: (score: string) => `Score ${score}`,
  resultRefused: 'No score',
  toDecision: 'Go to your decision',
} as const;

export const refusalText: Readonly<
  Record<Refusal['code'], { readonly says: string; readonly short: string }>
> = {
  'not-a-hip': { says: 'This does not look like a hip radiograph.', short: 'not a hip' },
  'not-frontal': {
    says: 'This looks like a lateral or oblique view: the model was not made for it.',
    short: 'not a frontal view',
  },
  'hardware-present': {
    says: 'There seems to be hardware in the picture: the model was not trained with implants.',
    short: 'hardware',
  },
  'too-little-resolution': {
    says: 'The marked site has too few pixels for the model.',
    short: 'too little resolution',
  },
  'outside-training-distribution': {
    says: 'This film differs too much from the films the model was trained on.',
    short: 'unlike the training films',
  },
};

/** The measurement behind a refusal. */
export function refusalReason(refusal: Refusal): string {
  switch (refusal.code) {
    case 'not-a-hip':
      return `Rated ${unit(refusal.measured)} for “hip”; the model answers from ${unit(refusal.threshold)}.`;
    case 'not-frontal':
      return `Rated ${unit(refusal.measured)} for “frontal”; the model answers from ${unit(refusal.threshold)}.`;
    case 'hardware-present':
      return `Rated ${unit(refusal.measured)} for “hardware”; the model answers up to ${unit(refusal.threshold)}.`;
    case 'too-little-resolution':
      return `The shorter side is ${refusal.measured.toFixed(0)} px; the model needs ${refusal.threshold.toFixed(0)}.`;
    case 'outside-training-distribution':
      return `Distance ${refusal.measured.toFixed(1)}; the model answers up to ${refusal.threshold.toFixed(1)}.`;
  }
}

export const decideText = {
  question: 'Your final call',
  keep: (call: string) => `Keep my read: ${call}`,
  change: (call: string) => `Change to: ${call}`,
  record: 'Record final call',
  recordHint: 'Recorded once, with the time. Your first read stays beside it.',
  missing: 'your final call',
  kept: 'Kept',
  changed: (before: string) => `Changed from ${before.toLowerCase()}`,
  result: (call: string) => call,
  recorded: (reader: string, when: string) => `${reader}, ${when}`,
  reminderTitle: 'Before any nail',
  reminder: [
    'Image the whole femur in two planes.',
    'Stage (CT of chest, abdomen and pelvis; blood tests) before fixing, and think of a biopsy before fixing.',
    'A possible primary bone tumour goes to a sarcoma centre first, biopsy included.',
  ],
  reminderSource:
    'General knowledge, not the model’s advice. After BOAST “Management of Metastatic Bone Disease”, British Orthopaedic Association and BOOS, June 2022.',
} as const;

export const truthText = {
  intro: 'Enter what the fracture turned out to be, as soon as it is known.',
  truth: 'The fracture was',
  source: 'Known from',
  sources: {
    histology: 'Histology',
    'follow-up': 'Follow-up of 12 months or more',
    imaging: 'Further imaging',
  },
  date: 'Established on',
  save: 'Save the truth',
  missingTruth: 'what it was',
  missingSource: 'how it is known',
  missingDate: 'the date',
  future: 'The date lies in the future.',
  recorded: (reader: string, when: string) => `${reader}, ${when}`,
  result: (truth: string, source: string) => `${truth}, ${source.toLowerCase()}`,
  replace: 'Correct it',
} as const;

/** “Still missing: your call and the likelihood.” */
export function stillMissing(parts: readonly string[]): string {
  if (parts.length === 0) return '';
  const last = parts.at(-1) ?? '';
  const listed = parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
  return `Still missing: ${listed}.`;
}

export const hintText = {
  title: 'Four things to know',
  of: (index: number, count: number) => `${String(index)} of ${String(count)}`,
  next: 'Next',
  finish: 'Begin',
  skip: 'Skip the hints',
  hints: [
    'Drag with the right mouse button to change the window, turn the wheel to zoom, hold L for the loupe, press Space to get back.',
    'Work down the steps on the right. Enter goes on, Shift+Enter goes back. Finished steps fold to one line.',
    'You read first. The model stays silent until your read is committed; it cannot be asked earlier.',
    'Then you see its score beside your own likelihood, with what such a score is worth at your prevalence. You decide.',
  ],
} as const;

/** File facts in the status bar. */
export function fileFacts(facts: ImageFacts): string {
  const parts = [
    facts.format === 'dicom' ? 'DICOM' : facts.format.toUpperCase(),
    `${String(facts.widthPx)} × ${String(facts.heightPx)}`,
    `${String(facts.bitsStored)} bit`,
    facts.photometric,
    ...(facts.frameCount > 1
      ? [`picture ${String(facts.frameNumber ?? 1)} of ${String(facts.frameCount)}`]
      : []),
  ];
  return parts.join(' · ');
}

function round(value: number): string {
  return Math.abs(value) >= 10 ? value.toFixed(0) : value.toPrecision(3);
}
