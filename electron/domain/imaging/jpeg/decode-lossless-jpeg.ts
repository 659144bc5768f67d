import { EntropyBits } from './entropy-bits.ts';
import {
  buildHuffmanTable,
  readHuffmanTables,
  type HuffmanDefinition,
  type HuffmanTable,
} from './huffman-table.ts';

/** What a lossless JPEG holds. */
export interface LosslessJpeg {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly componentCount: number;
  /** 2 to 16. */
  readonly precisionBits: number;
  /** Samples pixel by pixel. */
  readonly samples: Uint16Array;
}

interface Frame extends LosslessJpeg {
  readonly componentIds: readonly number[];
}

interface Scan {
  /** Positions of the scan's components within a pixel. */
  readonly components: readonly number[];
  readonly tables: readonly HuffmanTable[];
  /** 1 to 7: T.81 table H.1. */
  readonly predictor: number;
  /** Low bits that were cut off before coding. */
  readonly pointTransform: number;
  /** Lines between restart markers; 0 for none. */
  readonly restartLines: number;
}

/**
 * Decodes a lossless Huffman JPEG (process 14, ITU-T T.81 Annex H), as DICOM uses it (PS3.5 A.4.2).
 * Throws a RangeError in plain words where the stream is damaged, ends early or is of another process.
 * The caller has checked the picture's size.
 */
export function decodeLosslessJpeg(bytes: Uint8Array): LosslessJpeg {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<number, HuffmanDefinition>();
  let frame: Frame | undefined;
  let restartInterval = 0;
  let decodedComponents = 0;
  let offset = 2;
  while (offset + 4 <= bytes.length) {
    const marker = view.getUint16(offset);
    if (marker === 0xffff) {
      offset += 1;
      continue;
    }
    if (marker === 0xffd9) break;
    const length = view.getUint16(offset + 2);
    const segment = bytes.subarray(offset + 4, offset + 2 + length);
    if (marker < 0xff01 || length < 2 || segment.length < length - 2)
      throw new RangeError('its JPEG header is damaged');
    offset += 2 + length;
    if (marker === 0xffc4) readHuffmanTables(segment, tables);
    else if (marker === 0xffc3) frame = readFrame(segment);
    else if (marker === 0xffdd) restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker === 0xffda) {
      if (frame === undefined) throw new RangeError('its JPEG header is damaged');
      const scan = readScan(segment, frame, tables, restartInterval);
      offset = decodeScan(bytes, offset, frame, scan);
      decodedComponents += scan.components.length;
      if (decodedComponents >= frame.componentCount) return frame;
    }
  }
  throw new RangeError('its lossless JPEG data end early, part of the picture is missing');
}

function readFrame(segment: Uint8Array): Frame {
  const [precisionBits = 0, height = 0, heightLow = 0, width = 0, widthLow = 0, componentCount = 0] = segment;
  const heightPx = (height << 8) | heightLow;
  const widthPx = (width << 8) | widthLow;
  const componentIds = Array.from({ length: componentCount }, (_, index) => segment[6 + 3 * index] ?? -1);
  const isSubsampled = componentIds.some((_, index) => componentCount > 1 && segment[7 + 3 * index] !== 0x11);
  if (precisionBits < 2 || precisionBits > 16 || componentCount < 1 || isSubsampled) {
    throw new RangeError('its lossless JPEG header is not one of a radiograph');
  }
  const samples = new Uint16Array(widthPx * heightPx * componentCount);
  return { widthPx, heightPx, componentCount, precisionBits, componentIds, samples };
}

function readScan(
  segment: Uint8Array,
  frame: Frame,
  tables: ReadonlyMap<number, HuffmanDefinition>,
  restartInterval: number,
): Scan {
  const count = segment[0] ?? 0;
  const components: number[] = [];
  const scanTables: HuffmanTable[] = [];
  for (let index = 0; index < count; index++) {
    const table = tables.get((segment[2 + 2 * index] ?? 0) >> 4);
    const component = frame.componentIds.indexOf(segment[1 + 2 * index] ?? -1);
    if (table === undefined || component === -1) throw new RangeError('its JPEG header is damaged');
    components.push(component);
    scanTables.push(buildHuffmanTable(table));
  }
  const predictor = segment[1 + 2 * count] ?? 0;
  const pointTransform = (segment[3 + 2 * count] ?? 0) & 15;
  const restartLines = restartInterval / frame.widthPx;
  const isSound =
    count > 0 &&
    predictor >= 1 &&
    predictor <= 7 &&
    pointTransform < frame.precisionBits &&
    Number.isInteger(restartLines);
  if (!isSound) throw new RangeError('its JPEG header is damaged');
  return { components, tables: scanTables, predictor, pointTransform, restartLines };
}

/** Decodes one scan into the frame's samples; gives the offset behind its data. */
function decodeScan(bytes: Uint8Array, offset: number, frame: Frame, scan: Scan): number {
  const { heightPx, precisionBits } = frame;
  const { pointTransform, restartLines } = scan;
  const reader = new EntropyBits(bytes, offset);
  const start = 2 ** (precisionBits - pointTransform - 1);
  for (let y = 0; y < heightPx; y++) {
    const isRestart = restartLines > 0 && y > 0 && y % restartLines === 0;
    if (isRestart) reader.restart();
    // The first line of the scan, and each behind a restart, has nothing above it (H.1.2.1).
    if (y === 0 || isRestart) decodeFirstLine(reader, frame, scan, y, start);
    else decodeLine(reader, frame, scan, y);
  }
  if (pointTransform > 0) restorePrecision(frame, scan);
  return reader.end();
}

function decodeFirstLine(reader: EntropyBits, frame: Frame, scan: Scan, y: number, start: number): void {
  const { widthPx, componentCount, samples } = frame;
  const { components, tables } = scan;
  for (let x = 0; x < widthPx; x++) {
    for (let index = 0; index < components.length; index++) {
      const at = (y * widthPx + x) * componentCount + (components[index] ?? 0);
      const prediction = x === 0 ? start : (samples[at - componentCount] ?? 0);
      // Sums are taken modulo 2 to the 16, which the array does.
      samples[at] = prediction + nextDifference(reader, tables[index] ?? emptyTable);
    }
  }
}

function decodeLine(reader: EntropyBits, frame: Frame, scan: Scan, y: number): void {
  const { widthPx, componentCount, samples } = frame;
  const { components, tables, predictor } = scan;
  const line = widthPx * componentCount;
  for (let x = 0; x < widthPx; x++) {
    for (let index = 0; index < components.length; index++) {
      const at = y * line + x * componentCount + (components[index] ?? 0);
      const above = samples[at - line] ?? 0;
      const prediction =
        x === 0
          ? above
          : predict(
              predictor,
              samples[at - componentCount] ?? 0,
              above,
              samples[at - line - componentCount] ?? 0,
            );
      samples[at] = prediction + nextDifference(reader, tables[index] ?? emptyTable);
    }
  }
}

const emptyTable: HuffmanTable = new Uint16Array(0);

/** The next difference, -32767 to 32768: H.1.2.2. */
function nextDifference(reader: EntropyBits, table: HuffmanTable): number {
  const category = reader.symbol(table);
  if (category === 0) return 0;
  if (category < 16) return reader.receiveSigned(category);
  if (category === 16) return 32768;
  throw new RangeError('its JPEG tables are damaged');
}

/** T.81 table H.1. */
function predict(predictor: number, left: number, above: number, corner: number): number {
  switch (predictor) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return corner;
    case 4:
      return left + above - corner;
    case 5:
      return left + ((above - corner) >> 1);
    case 6:
      return above + ((left - corner) >> 1);
    default:
      return (left + above) >> 1;
  }
}

function restorePrecision({ samples, componentCount }: Frame, { components, pointTransform }: Scan): void {
  for (const component of components) {
    for (let at = component; at < samples.length; at += componentCount) {
      samples[at] = (samples[at] ?? 0) << pointTransform;
    }
  }
}
