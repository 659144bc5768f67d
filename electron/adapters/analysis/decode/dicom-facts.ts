import type { DataSet } from 'dicom-parser';
import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import { resolvePixelSpacing } from '#domain/dicom/pixel-spacing.ts';
import { isoDate } from '#domain/dicom/study-date.ts';
import { allStrings, codeString, decimals, text } from './data-set-values.ts';

type DescriptiveFacts = Pick<
  ImageFacts,
  | 'pixelSpacing'
  | 'modality'
  | 'bodyPart'
  | 'viewPosition'
  | 'laterality'
  | 'patientName'
  | 'patientId'
  | 'studyDate'
>;

/** What the header says of patient, study and projection. Facts the file does not state are left out. */
export function describeDataSet(dataSet: DataSet): DescriptiveFacts {
  const stated = {
    modality: codeString(dataSet, 'x00080060'),
    bodyPart: codeString(dataSet, 'x00180015'),
    viewPosition: codeString(dataSet, 'x00185101'),
    laterality: laterality(codeString(dataSet, 'x00200062') ?? codeString(dataSet, 'x00200060')),
    patientName: text(dataSet, 'x00100010'),
    patientId: text(dataSet, 'x00100020'),
    studyDate: isoDate(codeString(dataSet, 'x00080020')),
  };
  return {
    pixelSpacing: resolvePixelSpacing({
      pixelSpacing: pair(dataSet, 'x00280030'),
      calibrationType: codeString(dataSet, 'x00280a02'),
      imagerPixelSpacing: pair(dataSet, 'x00181164'),
    }),
    ...omitUndefined(stated),
  };
}

/** Every Window Center/Width pair with its explanation, in file order: DICOM PS3.3 C.11.2. Unusable pairs are left out. */
export function readWindows(dataSet: DataSet): readonly VoiWindow[] {
  const centers = decimals(dataSet, 'x00281050');
  const widths = decimals(dataSet, 'x00281051');
  const explanations = (text(dataSet, 'x00281055') ?? '').split('\\');
  const stated = codeString(dataSet, 'x00281056');
  const shape = stated === 'SIGMOID' || stated === 'LINEAR_EXACT' ? stated : 'LINEAR';
  const windows: VoiWindow[] = [];
  for (const [index, center] of centers.entries()) {
    const width = widths[index] ?? NaN;
    if (!Number.isFinite(center) || !Number.isFinite(width) || width <= 0) continue;
    windows.push({
      center,
      width,
      // LINEAR is not defined below a width of 1 (C.11.2.1.2.1); LINEAR_EXACT says what such a file means.
      function: shape === 'LINEAR' && width < 1 ? 'LINEAR_EXACT' : shape,
      explanation: explanations[index]?.trim() ?? '',
    });
  }
  return windows;
}

/** A pair of positive distances, mm. */
function pair(dataSet: DataSet, tag: string): readonly [number, number] | undefined {
  if (allStrings(dataSet, tag).length < 2) return undefined;
  const [row = NaN, column = NaN] = decimals(dataSet, tag);
  const isSound = Number.isFinite(row) && Number.isFinite(column) && row > 0 && column > 0;
  return isSound ? [row, column] : undefined;
}

function laterality(code: string | undefined): 'left' | 'right' | undefined {
  if (code === 'L') return 'left';
  return code === 'R' ? 'right' : undefined;
}

type Stated<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

function omitUndefined<Value extends object>(value: Value): Stated<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Stated<Value>;
}
