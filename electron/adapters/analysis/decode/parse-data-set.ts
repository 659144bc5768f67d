import { hasPreamble } from '#domain/dicom/sniff-format.ts';
import { inflateRawSync } from 'node:zlib';
import dicomParser, { type DataSet, type ParseDicomOptions } from 'dicom-parser';
import {
  explicitBigEndian,
  explicitLittleEndian,
  findTransferSyntax,
  implicitLittleEndian,
  type TransferSyntax,
} from '#domain/dicom/transfer-syntax.ts';
import { maximumInflatedBytes } from './decode-limits.ts';
import { DecodeProblem, tooLarge, unreadable, unsupported } from './decode-problem.ts';
import { pixelDataTag } from './pixel-header.ts';

/** A parsed DICOM file: its elements and how they are coded. */
export interface ParsedDataSet {
  readonly dataSet: DataSet;
  readonly syntax: TransferSyntax;
}

const preambleBytes = 132;

/** Parses a DICOM file (PS3.10), also one without preamble or without meta information, as old archives hold. */
export function parseDataSet(bytes: Uint8Array): ParsedDataSet {
  const file = hasPreamble(bytes) || startsWithDataSet(bytes) ? bytes : withPreamble(bytes);
  const { start, statedUid } = readMeta(file);
  const uid = statedUid ?? guessSyntax(file.subarray(start));
  const syntax = findTransferSyntax(uid);
  if (syntax === undefined) throw unsupported(`its transfer syntax ${uid} is not one Femora reads`);
  const options: ParseDicomOptions = { TransferSyntaxUID: uid, inflater };
  // A file that states no transfer syntax is parsed from behind its meta information.
  const dataSet = parse(statedUid === undefined ? file.subarray(start) : file, options);
  return { dataSet, syntax };
}

function parse(bytes: Uint8Array, options: ParseDicomOptions): DataSet {
  try {
    return dicomParser.parseDicom(bytes, options);
  } catch (thrown) {
    if (thrown instanceof DecodeProblem) throw thrown;
    const partial = partialDataSet(thrown);
    // Damage behind the pixel data does no harm; whether the pixel data are whole is checked where they are read.
    if (partial?.elements[pixelDataTag] !== undefined) return partial;
    throw unreadable('its DICOM structure is damaged or the file ends early', thrown);
  }
}

/** Where the data set begins, and the Transfer Syntax UID (0002,0010) if there is one. */
function readMeta(file: Uint8Array): { readonly start: number; readonly statedUid: string | undefined } {
  if (!hasPreamble(file)) return { start: 0, statedUid: undefined };
  try {
    const meta = dicomParser.readPart10Header(file) as DataSet & { readonly position: number };
    const uid = meta.string('x00020010');
    return { start: meta.position, statedUid: uid === undefined || uid === '' ? undefined : uid };
  } catch (thrown) {
    throw unreadable('its DICOM meta information is damaged or the file ends early', thrown);
  }
}

/** Explicit VR has two capital letters behind the first tag; big endian has its group number the other way round. */
function guessSyntax(dataSet: Uint8Array): string {
  const [first = 0, , , , letter = 0, secondLetter = 0] = dataSet;
  const isLetter = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
  if (!isLetter(letter) || !isLetter(secondLetter)) return implicitLittleEndian;
  return first === 0 ? explicitBigEndian : explicitLittleEndian;
}

function startsWithDataSet(bytes: Uint8Array): boolean {
  return bytes[0] !== 2;
}

function withPreamble(bytes: Uint8Array): Uint8Array {
  const file = new Uint8Array(bytes.length + preambleBytes);
  file.set([0x44, 0x49, 0x43, 0x4d], 128);
  file.set(bytes, preambleBytes);
  return file;
}

/** Deflated Explicit VR Little Endian (PS3.5 A.5), with a limit on what it may grow to. */
function inflater(bytes: Uint8Array, position: number): Uint8Array {
  try {
    const inflated = inflateRawSync(bytes.subarray(position), { maxOutputLength: maximumInflatedBytes });
    const file = new Uint8Array(position + inflated.length);
    file.set(bytes.subarray(0, position));
    file.set(inflated, position);
    return file;
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooLarge('its data grow past the limit when unpacked');
    throw unreadable('its deflated data are damaged or end early', thrown);
  }
}

function partialDataSet(thrown: unknown): DataSet | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('dataSet' in thrown)) return undefined;
  return thrown.dataSet as DataSet;
}
