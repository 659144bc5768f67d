import type { DataSet } from 'dicom-parser';
import type { OverlayFacts } from '#contract/image-facts.ts';
import { codeString, text } from './data-set-values.ts';

/** Overlays of the repeating groups 6000 to 601E that have a size: DICOM PS3.3 C.9.2. */
export function readOverlays(dataSet: DataSet): OverlayFacts[] {
  const overlays: OverlayFacts[] = [];
  for (let group = 0; group <= 0x1e; group += 2) {
    const tag = (element: string): string => `x60${group.toString(16).padStart(2, '0')}${element}`;
    const hasSize = (dataSet.uint16(tag('0010')) ?? 0) > 0 && (dataSet.uint16(tag('0011')) ?? 0) > 0;
    if (!hasSize) continue;
    overlays.push({
      label: text(dataSet, tag('1500')) ?? text(dataSet, tag('0022')) ?? '',
      kind: codeString(dataSet, tag('0040')) === 'R' ? 'roi' : 'graphics',
    });
  }
  return overlays;
}
