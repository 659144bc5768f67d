import type { DataSet } from 'dicom-parser';
import type { PaddingRange } from '#domain/imaging/auto-window.ts';
import { toModality, type ModalityTransform } from '#domain/imaging/modality-transform.ts';
import { codeString, decimals, signedOrUnsigned } from './data-set-values.ts';
import { valuesOfFrame } from './functional-groups.ts';
import { readLookupTable } from './lookup-table.ts';

/** Modality LUT Sequence, else Rescale Slope and Intercept of the frame, else nothing: DICOM PS3.3 C.11.1, C.7.6.16.2.9. */
export function readModalityTransform(dataSet: DataSet, signed: boolean, frame: number): ModalityTransform {
  const item = dataSet.elements['x00283000']?.items?.[0]?.dataSet;
  const table = item && readLookupTable(item, 'x00283002', 'x00283006', signed);
  if (table !== undefined) return { kind: 'table', firstMapped: table.firstMapped, entries: table.entries };
  const rescale = valuesOfFrame(dataSet, frame, 'x00289145', 'x00281053');
  const [slope = 1] = decimals(rescale, 'x00281053');
  const [intercept = 0] = decimals(rescale, 'x00281052');
  const isUsable = Number.isFinite(slope) && Number.isFinite(intercept) && slope !== 0;
  if (!isUsable || (slope === 1 && intercept === 0)) return { kind: 'identity' };
  return { kind: 'rescale', slope, intercept };
}

/** Modality LUT Type, else Rescale Type of the frame: PS3.3 C.11.1.1.2. `US` says that they have no unit, as leaving it out does. */
export function readValueUnit(dataSet: DataSet, frame: number): string | undefined {
  const item = dataSet.elements['x00283000']?.items?.[0]?.dataSet;
  const unit = item
    ? codeString(item, 'x00283004')
    : codeString(valuesOfFrame(dataSet, frame, 'x00289145', 'x00281054'), 'x00281054');
  return unit === 'US' ? undefined : unit;
}

/** Pixel Padding Value and Range Limit in modality units: PS3.3 C.7.5.1.1.2. */
export function readPadding(
  dataSet: DataSet,
  signed: boolean,
  transform: ModalityTransform,
): PaddingRange | undefined {
  const value = signedOrUnsigned(dataSet, 'x00280120', signed);
  if (value === undefined) return undefined;
  const limit = signedOrUnsigned(dataSet, 'x00280121', signed) ?? value;
  const ends = [toModality(value, transform), toModality(limit, transform)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
