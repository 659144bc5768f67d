import type { DataSet } from 'dicom-parser';

/**
 * Where the value of a frame is to be read: for enhanced multi-frame objects its own functional group, else the shared one,
 * else (and for all other objects) the data set itself. DICOM PS3.3 C.7.6.16.
 *
 * `macroTag` is the sequence of the functional group macro, `valueTag` an element it must hold to count. `frame` from 1.
 */
export function valuesOfFrame(dataSet: DataSet, frame: number, macroTag: string, valueTag: string): DataSet {
  const groups = [item(dataSet, 'x52009230', frame - 1), item(dataSet, 'x52009229', 0)];
  for (const group of groups) {
    const macro = group && item(group, macroTag, 0);
    if (macro?.elements[valueTag] !== undefined) return macro;
  }
  return dataSet;
}

function item(dataSet: DataSet, sequenceTag: string, index: number): DataSet | undefined {
  return dataSet.elements[sequenceTag]?.items?.[index]?.dataSet;
}
