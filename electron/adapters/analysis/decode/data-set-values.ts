import type { DataSet } from 'dicom-parser';
import { splitCharacterSets } from '#domain/dicom/character-sets.ts';

/** A trimmed string of the default character repertoire (CS, UI, DA); nothing where absent or empty. */
export function codeString(dataSet: DataSet, tag: string, index = 0): string | undefined {
  const value = dataSet.string(tag, index)?.replaceAll('\0', '').trim();
  return value === undefined || value === '' ? undefined : value;
}

/**
 * A text value (LO, SH, PN) in the character sets that `root` names; several values stay joined by a backslash.
 * An item of a sequence is read with the data set it belongs to as `root`.
 */
export function text(dataSet: DataSet, tag: string, root = dataSet): string | undefined {
  const element = dataSet.elements[tag];
  if (element === undefined || element.length <= 0) return undefined;
  const bytes = Uint8Array.from(
    dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + element.length),
  );
  const characterSets = (root.string('x00080005') ?? '').length > 0 ? allStrings(root, 'x00080005') : [];
  const value = splitCharacterSets(bytes, characterSets)
    .map((run) => new TextDecoder(run.label).decode(run.bytes))
    .join('')
    .replaceAll('\0', '')
    .trim();
  return value === '' ? undefined : value;
}

/** All values of a decimal string (DS), those that are no number left out as NaN. */
export function decimals(dataSet: DataSet, tag: string): readonly number[] {
  return allStrings(dataSet, tag).map((value) => (value.trim() === '' ? NaN : Number(value)));
}

/** An integer string (IS). */
export function integer(dataSet: DataSet, tag: string): number | undefined {
  const value = dataSet.intString(tag);
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}

/** A value that is US or SS by Pixel Representation. */
export function signedOrUnsigned(
  dataSet: DataSet,
  tag: string,
  signed: boolean,
  index = 0,
): number | undefined {
  const element = dataSet.elements[tag];
  if (element === undefined || element.length < 2 * (index + 1)) return undefined;
  return signed ? dataSet.int16(tag, index) : dataSet.uint16(tag, index);
}

/** Every value of a backslash-separated string. */
export function allStrings(dataSet: DataSet, tag: string): readonly string[] {
  const count = dataSet.numStringValues(tag) ?? 0;
  return Array.from({ length: count }, (_, index) => dataSet.string(tag, index) ?? '');
}
