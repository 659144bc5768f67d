import type { DataSet } from 'dicom-parser';
import type { ImageFacts } from '#contract/image-facts.ts';
import { resolvePixelSpacing } from '#domain/dicom/pixel-spacing.ts';
import { isoDate } from '#domain/dicom/study-date.ts';
import { valuesOfFrame } from './functional-groups.ts';
import { allStrings, codeString, decimals, text } from './data-set-values.ts';

type DescriptiveFacts = Pick<
  ImageFacts,
  | 'pixelSpacing'
  | 'modality'
  | 'bodyPart'
  | 'viewPosition'
  | 'laterality'
  | 'patientOrientation'
  | 'patientName'
  | 'patientId'
  | 'accessionNumber'
  | 'studyDate'
>;

/** What the header says of patient, study and projection, for one frame. Facts the file does not state are left out. */
export function describeDataSet(dataSet: DataSet, frame: number): DescriptiveFacts {
  const measures = valuesOfFrame(dataSet, frame, 'x00289110', 'x00280030');
  const anatomy = valuesOfFrame(dataSet, frame, 'x00209071', 'x00209072');
  const stated = {
    modality: codeString(dataSet, 'x00080060'),
    bodyPart: codeString(dataSet, 'x00180015'),
    viewPosition: codeString(dataSet, 'x00185101'),
    laterality: laterality(
      codeString(dataSet, 'x00200062') ??
        codeString(dataSet, 'x00200060') ??
        codeString(anatomy, 'x00209072'),
    ),
    patientOrientation: orientation(allStrings(dataSet, 'x00200020')),
    patientName: text(dataSet, 'x00100010'),
    patientId: text(dataSet, 'x00100020'),
    accessionNumber: text(dataSet, 'x00080050'),
    studyDate: isoDate(codeString(dataSet, 'x00080020')),
  };
  return {
    pixelSpacing: resolvePixelSpacing({
      pixelSpacing: pair(measures, 'x00280030'),
      calibrationType: codeString(dataSet, 'x00280a02'),
      calibrationDescription: text(dataSet, 'x00280a04'),
      imagerPixelSpacing: pair(dataSet, 'x00181164'),
      magnification: decimals(dataSet, 'x00181114')[0],
    }),
    ...omitUndefined(stated),
  };
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

function orientation(values: readonly string[]): ImageFacts['patientOrientation'] {
  const [rows = '', columns = ''] = values.map((value) => value.replaceAll('\0', '').trim());
  const isDirection = /^[LRHFAP]{1,3}$/;
  return isDirection.test(rows) && isDirection.test(columns) ? { rows, columns } : undefined;
}

type Stated<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

function omitUndefined<Value extends object>(value: Value): Stated<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Stated<Value>;
}
