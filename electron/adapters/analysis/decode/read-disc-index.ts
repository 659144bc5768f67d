import type { DataSet } from 'dicom-parser';
import type { DiscFile, DiscIndex, DiscStudy } from '#contract/disc-index.ts';
import { isoDate } from '#domain/dicom/study-date.ts';
import { allStrings, codeString, text } from './data-set-values.ts';
import { maximumDiscIndexBytes } from './decode-limits.ts';
import { declareProblem, tooLarge, unreadable } from './decode-problem.ts';
import { parseDataSet } from './parse-data-set.ts';

/** One directory record, and the offsets by which the records hang together. */
interface DirectoryRecord {
  readonly values: DataSet;
  /** Offset of the next record of the same level; 0 where it is the last. */
  readonly next: number;
  /** Offset of the first record of the level below; 0 where there is none. */
  readonly lower: number;
}

/** PATIENT, STUDY, SERIES, IMAGE: a tree that goes deeper is none of PS3.3 Table F.4-1. */
const deepestLevel = 4;

/**
 * Reads a DICOMDIR, the list of contents of a disc (PS3.3 Annex F, PS3.10 section 8.6). Records that are not in use are
 * left out. Throws `image.unreadable` or `image.too-large`.
 */
export function readDiscIndex(bytes: Uint8Array, fileName: string): DiscIndex {
  try {
    if (bytes.length > maximumDiscIndexBytes) {
      throw tooLarge(
        `the limit is ${maximumDiscIndexBytes / 1024 / 1024} MB for the list of contents of a disc`,
      );
    }
    return { studies: readStudies(parseDataSet(bytes).dataSet) };
  } catch (thrown) {
    throw declareProblem(thrown, fileName);
  }
}

function readStudies(dataSet: DataSet): DiscStudy[] {
  const records = readRecords(dataSet);
  const first = dataSet.uint32('x00041200') ?? 0;
  const studies: DiscStudy[] = [];
  for (const patient of level(records, first)) {
    for (const study of level(records, patient.lower)) {
      studies.push({
        patientName: text(patient.values, 'x00100010') ?? null,
        patientId: text(patient.values, 'x00100020') ?? null,
        studyDate: isoDate(codeString(study.values, 'x00080020')) ?? null,
        description: text(study.values, 'x00081030') ?? null,
        files: filesBelow(records, study, null, 2),
      });
    }
  }
  return studies;
}

/** By the offset of its item from the beginning of the file, as other records point to it. */
function readRecords(dataSet: DataSet): Map<number, DirectoryRecord> {
  const sequence = dataSet.elements['x00041220'];
  if (sequence === undefined) throw unreadable('it is not the list of contents of a disc');
  const itemHeaderBytes = 8;
  return new Map(
    (sequence.items ?? []).flatMap(({ dataOffset, dataSet: values }) =>
      values === undefined
        ? []
        : [
            [
              dataOffset - itemHeaderBytes,
              { values, next: values.uint32('x00041400') ?? 0, lower: values.uint32('x00041420') ?? 0 },
            ] as const,
          ],
    ),
  );
}

/** The records of one level that are in use. Each is taken out, so that a circle of offsets is found out. */
function level(records: Map<number, DirectoryRecord>, firstOffset: number): DirectoryRecord[] {
  const found: DirectoryRecord[] = [];
  for (let offset = firstOffset; offset !== 0;) {
    const record = records.get(offset);
    if (record === undefined) throw unreadable('its records do not hang together');
    records.delete(offset);
    offset = record.next;
    if (record.values.uint16('x00041410') !== 0) found.push(record);
  }
  return found;
}

function filesBelow(
  records: Map<number, DirectoryRecord>,
  parent: DirectoryRecord,
  modality: string | null,
  /** The level of `parent`: 2 for a study. */
  depth: number,
): DiscFile[] {
  if (depth >= deepestLevel && parent.lower !== 0) throw unreadable('its records lie too deep');
  return level(records, parent.lower).flatMap((record) => {
    const { values } = record;
    const ownModality = codeString(values, 'x00080060') ?? modality;
    const parts = allStrings(values, 'x00041500').map((part) => part.replaceAll('\0', '').trim());
    const recordType = codeString(values, 'x00041430') ?? '';
    if (parts.some((part) => !isNameOnDisc(part))) throw unreadable('it names files outside its disc');
    const own = parts.length === 0 ? [] : [{ path: parts.join('/'), recordType, modality: ownModality }];
    return [...own, ...filesBelow(records, record, ownModality, depth + 1)];
  });
}

/** Wider than PS3.10 section 8.5 allows, as discs are: anything but a way out of the folder. */
function isNameOnDisc(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[/:]/.test(part);
}
