import type { AnnotationKind } from '#contract/annotation.ts';
import type { ImageFacts, PixelSpacing } from '#contract/image-facts.ts';
import type { LengthBasis } from '#domain/dicom/length-scale.ts';
import type { FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { Measurement } from '#domain/imaging/measurement/measure-annotation.ts';
import type { RegionStatistics } from '#domain/imaging/measurement/region-statistics.ts';
import { filmText } from './reading.ts';

/** Measuring on the film. */
export const measureText = {
  tools: 'Measuring tools',
  tool: {
    length: 'Length',
    angle: 'Angle',
    'neck-shaft': 'Neck–shaft',
    cobb: 'Two lines',
    ellipse: 'Ellipse',
    rectangle: 'Box',
    arrow: 'Arrow',
    text: 'Text',
  } satisfies Record<AnnotationKind, string>,
  calibrate: 'Calibrate',
  undo: 'Undo',
  redo: 'Redo',
  remove: 'Delete',
  place: 'Place it',
  placeHelp: 'Puts the chosen measurement in the middle of the screen, to be moved by the arrow keys.',
  help: {
    length: 'Drag from one end to the other.',
    angle: 'Click one arm, the vertex, then the other arm.',
    'neck-shaft': 'Draw the axis of the neck, then the axis of the shaft.',
    cobb: 'Draw two lines. The smaller angle between them is shown (Cobb).',
    ellipse: 'Drag across the region: mean, spread and range of its grey values.',
    rectangle: 'Drag across the region: mean, spread and range of its grey values.',
    arrow: 'Drag from the words to what they point at.',
    text: 'Click where the words should stand.',
    ball: 'Drag across the ball, from edge to edge.',
    ruler: 'Drag along the ruler, between two marks.',
  },
  stop: 'Esc stops.',
  moveKeys: 'Arrow keys move it, Delete removes it, Tab goes to its points',
  point: (index: number) => `Point ${String(index + 1)}`,
  pointAt: (x: number, y: number) => `${x.toFixed(0)} px from the left, ${y.toFixed(0)} px from the top`,
  pointKeys: 'Arrow keys move it, with Shift one pixel of the screen',
  words: 'Words on the film',
  save: 'Keep',
  loadFailed: 'What was measured on this film could not be read, so nothing can be added.',
  saveFailed: 'The last change of the measurements is not saved.',
} as const;

export const calibrationText = {
  title: 'Calibration',
  now: 'Lengths now',
  by: 'Calibrate this film by',
  ball: 'A ball on the film',
  ruler: 'A ruler on the film',
  factor: 'A fixed magnification',
  size: { ball: 'Diameter of the ball, mm', ruler: 'Length between the marks, mm' },
  factorValue: 'Magnification, 1 to 5',
  use: 'Use',
  remove: 'Remove calibration',
  cancel: 'Cancel',
  close: 'Close',
  noFactor: 'Not possible here: the size of a pixel at the detector is not known.',
  objectOnly: 'True at the depth of the object only.',
  implied: (magnification: number) => `The film shows it ${magnification.toFixed(2)} times its size.`,
  impossible:
    'That is smaller than life, which no radiograph is. Check the line that was drawn and the size that was entered.',
  help: 'Say how large something on the film is, so that lengths are true at its depth.',
  drawn: {
    ball: (sizeMm: number) => `Calibration: ball ${millimetres(sizeMm)} mm`,
    ruler: (sizeMm: number) => `Calibration: ruler ${millimetres(sizeMm)} mm`,
  },
} as const;

const basisWords: Readonly<Record<LengthBasis, (dividedBy: number) => string>> = {
  fiducial: () => 'calibrated (by the file)',
  geometry: () => 'corrected (by the file)',
  'estimated-magnification': (dividedBy) => `corrected ×${dividedBy.toFixed(2)}`,
  'corrected-unstated': () => 'corrected (the file does not say how)',
  unstated: () => '(the file does not say in which plane)',
  detector: () => 'at detector',
};

/** The corner of the film: where its scale comes from, in a sentence. */
export function scaleSentence(scale: FilmScale, spacing: PixelSpacing): string {
  switch (scale.kind) {
    case 'pixels':
      return filmText.spacing(spacing);
    case 'file':
      return scale.basis === 'estimated-magnification'
        ? `Scale corrected ×${scale.dividedBy.toFixed(2)}, as the file estimates`
        : filmText.spacing(spacing);
    case 'ball':
    case 'ruler':
      return `Scale ${scaleWords(scale)} by you, true at its depth only`;
    case 'magnification':
      return `Scale ${scaleWords(scale)}`;
  }
}

/** The same for the status bar. */
export function scaleShort(scale: FilmScale, spacing: PixelSpacing): string {
  if (scale.kind === 'file' || scale.kind === 'pixels') return filmText.spacingShort[spacing.source];
  return `pixel size ${scaleWords(scale)}`;
}

/** What a length stands on: “at detector”, “calibrated (ball 25 mm)”; empty for pixels. */
export function scaleWords(scale: FilmScale): string {
  switch (scale.kind) {
    case 'pixels':
      return '';
    case 'file':
      return basisWords[scale.basis](scale.dividedBy);
    case 'ball':
    case 'ruler':
      return `calibrated (${scale.kind} ${millimetres(scale.sizeMm)} mm)`;
    case 'magnification':
      return `corrected ×${scale.factor.toFixed(2)} (by you)`;
  }
}

/** The unit of lengths with what it stands on: “mm at detector”, or “px”. */
export function lengthUnit(scale: FilmScale): string {
  return scale.kind === 'pixels' ? 'px' : `mm ${scaleWords(scale)}`;
}

/** “25,4” as well as “25.4”; undefined where it is no number greater than 0. */
export function positiveNumber(typed: string): number | undefined {
  const value = Number(typed.trim().replace(',', '.'));
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** A length in the unit of the scale, which is said with it. */
export function lengthWords(length: number, scale: FilmScale): string {
  return `${length.toFixed(scale.kind === 'pixels' ? 0 : 1)} ${lengthUnit(scale)}`;
}

/** What stands beside an annotation, line by line. */
export function measurementLines(
  kind: AnnotationKind,
  measurement: Measurement,
  scale: FilmScale,
  facts: Pick<ImageFacts, 'format' | 'valueUnit'>,
): readonly string[] {
  switch (measurement.kind) {
    case 'length':
      return [lengthWords(measurement.length, scale)];
    case 'angle':
      return [`${measureText.tool[kind]} ${degreesWords(measurement.degrees)}`];
    case 'region':
      return [
        ...(measurement.statistics ? statisticsLines(measurement.statistics) : ['no pixel inside']),
        valueUnitWords(facts),
        areaWords(measurement.area, scale),
      ];
    case 'nothing':
      return [];
  }
}

function degreesWords(degrees: number | undefined): string {
  return degrees === undefined ? 'not measurable' : `${degrees.toFixed(1)}°`;
}

function statisticsLines({ mean, standardDeviation, minimum, maximum }: RegionStatistics): readonly string[] {
  return [
    `Mean ${mean.toFixed(1)}, SD ${standardDeviation.toFixed(1)}`,
    `Min ${sample(minimum)}, max ${sample(maximum)}`,
  ];
}

/** Units of DICOM PS3.3 C.11.1.1.2 in plain words. */
function valueUnitWords({ format, valueUnit }: Pick<ImageFacts, 'format' | 'valueUnit'>): string {
  if (format !== 'dicom') return 'Greys of the picture, no unit';
  if (valueUnit === undefined) return 'Values of the file, no unit stated';
  return valueUnit === 'OD' ? 'Optical density × 1000' : `Values in ${valueUnit}`;
}

function areaWords(area: number, scale: FilmScale): string {
  if (scale.kind === 'pixels') return `Area ${area.toFixed(0)} px²`;
  return `Area ${area.toFixed(area < 100 ? 1 : 0)} mm² ${scaleWords(scale)}`;
}

/** Whole numbers as they are; others with the digits that matter. */
function sample(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}

/** Without digits that were not given: 25, 25.4. */
function millimetres(value: number): string {
  return String(Number(value.toFixed(2)));
}
