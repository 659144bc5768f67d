import type { DataSet } from 'dicom-parser';
import type { VoiWindow } from '#contract/image-facts.ts';
import type { VoiTable } from '#domain/imaging/voi-table.ts';
import { codeString, decimals, text } from './data-set-values.ts';
import { valuesOfFrame } from './functional-groups.ts';
import { readLookupTable } from './lookup-table.ts';

/** Films carry a handful; further ones are not listed. */
const mostTables = 16;

/** Every Window Center/Width pair with its explanation, in file order: DICOM PS3.3 C.11.2. Unusable pairs are left out. */
export function readWindows(dataSet: DataSet, frame: number): readonly VoiWindow[] {
  const source = valuesOfFrame(dataSet, frame, 'x00289132', 'x00281050');
  const centers = decimals(source, 'x00281050');
  const widths = decimals(source, 'x00281051');
  const explanations = (text(source, 'x00281055', dataSet) ?? '').split('\\');
  const stated = codeString(source, 'x00281056');
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

/**
 * Every usable item of the VOI LUT Sequence, in file order: DICOM PS3.3 C.11.2.1.1. `lowest` is the smallest value the modality
 * transform can give; below 0, first mapped values are signed whatever VR they were written with.
 */
export function readVoiTables(dataSet: DataSet, lowest: number): readonly VoiTable[] {
  const tables: VoiTable[] = [];
  for (const { dataSet: item } of dataSet.elements['x00283010']?.items ?? []) {
    if (item === undefined || tables.length === mostTables) continue;
    const signed = lowest < 0 || item.elements['x00283002']?.vr === 'SS';
    const lut = readLookupTable(item, 'x00283002', 'x00283006', signed);
    if (lut === undefined) continue;
    tables.push({
      explanation: text(item, 'x00283003', dataSet) ?? '',
      firstMapped: lut.firstMapped,
      bitsPerEntry: bitsOf(lut.bitsPerEntry, lut.entries),
      table: lut.entries,
    });
  }
  return tables;
}

/** The stated bits, or more where entries need more: some writers state 8 and write 16. */
function bitsOf(stated: number, entries: Uint16Array): number {
  const needed = 32 - Math.clz32(entries.reduce((most, entry) => Math.max(most, entry), 1));
  return stated <= 16 ? Math.max(stated, needed) : needed;
}
