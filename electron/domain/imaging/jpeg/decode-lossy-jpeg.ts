import { EntropyBits } from './entropy-bits.ts';
import { readHuffmanTables, type HuffmanDefinition } from './huffman-table.ts';
import { joinLossyComponents } from './join-lossy-components.ts';
import { createBlockReader } from './lossy-blocks.ts';
import { lossyComponentSamples } from './lossy-component-samples.ts';
import { readLossyFrame, type LossyComponent, type LossyFrame } from './lossy-frame.ts';
import { readLossyScan, type LossyScan } from './lossy-scan.ts';
import { zigzag } from './zigzag.ts';

/** What a lossy JPEG holds. */
export interface LossyJpeg {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1, or 3 for red, green and blue. */
  readonly componentCount: number;
  /** 8 or 12. */
  readonly precisionBits: number;
  /** Samples pixel by pixel. */
  readonly samples: Uint16Array;
}

/** Encoders make ten; a stream that goes on and on is not one of a radiograph. */
const mostScans = 100;

/**
 * Decodes a lossy Huffman JPEG, sequential (SOF0, SOF1) or progressive (SOF2), of 8 or 12 bits: ITU-T T.81 Annexes F and G.
 * Throws a RangeError in plain words where the stream is damaged, ends early or is of another process: never half a picture.
 * The caller has checked the picture's size.
 */
export function decodeLossyJpeg(bytes: Uint8Array): LossyJpeg {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const huffman = new Map<number, HuffmanDefinition>();
  const quantization = new Map<number, Uint16Array>();
  /** The steps of each component: those in force at its first scan. */
  const steps = new Map<LossyComponent, Uint16Array>();
  let frame: LossyFrame | undefined;
  let restartInterval = 0;
  let adobeTransform: number | undefined;
  let scans = 0;
  for (let offset = 2; offset + 2 <= bytes.length;) {
    const marker = view.getUint16(offset);
    if (marker === 0xffff) {
      offset += 1;
      continue;
    }
    if (marker === 0xffd9) break;
    const length = offset + 4 <= bytes.length ? view.getUint16(offset + 2) : 0;
    const segment = bytes.subarray(offset + 4, offset + 2 + length);
    const isStandAlone = marker < 0xffc0 || (marker >= 0xffd0 && marker <= 0xffd8);
    if (isStandAlone || length < 2 || segment.length < length - 2)
      throw new RangeError('its JPEG header is damaged');
    offset += 2 + length;
    switch (marker) {
      case 0xffc0:
      case 0xffc1:
      case 0xffc2:
        if (frame !== undefined) throw new RangeError('its JPEG header is damaged');
        frame = readLossyFrame(segment, marker === 0xffc2);
        break;
      case 0xffc4:
        readHuffmanTables(segment, huffman);
        break;
      case 0xffdb:
        readQuantization(segment, quantization);
        break;
      case 0xffdd:
        restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
        break;
      case 0xffee:
        adobeTransform = readAdobeTransform(segment) ?? adobeTransform;
        break;
      case 0xffda: {
        scans += 1;
        if (frame === undefined || scans > mostScans) throw new RangeError('its JPEG header is damaged');
        const scan = readLossyScan(segment, frame, huffman);
        for (const { component } of scan.components) {
          const table = steps.get(component) ?? quantization.get(component.quantizationId);
          if (table === undefined) throw new RangeError('its JPEG tables are missing');
          steps.set(component, table);
        }
        offset = decodeScan(bytes, offset, frame, scan, restartInterval);
        if (!frame.isProgressive && frame.components.every(isComplete))
          return finish(frame, steps, adobeTransform);
        break;
      }
      // Application segments and comments say nothing of the samples.
      default:
    }
  }
  if (frame?.components.every(isComplete) === true) return finish(frame, steps, adobeTransform);
  throw new RangeError('its JPEG data end early, part of the picture is missing');
}

/** Begun scans have brought every bit; bands that no scan has brought are zero (T.81 G.1.1.1). */
function isComplete({ missingBits }: LossyComponent): boolean {
  return missingBits[0] === 0 && missingBits.every((bits) => bits <= 0);
}

/** A DQT segment: B.2.4.1. */
function readQuantization(segment: Uint8Array, tables: Map<number, Uint16Array>): void {
  for (let offset = 0; offset < segment.length;) {
    const [kind = 0] = segment.subarray(offset);
    const bytesPerStep = kind >> 4 === 0 ? 1 : 2;
    const coded = segment.subarray(offset + 1, offset + 1 + 64 * bytesPerStep);
    if (coded.length < 64 * bytesPerStep) throw new RangeError('its JPEG tables are damaged');
    const steps = new Uint16Array(64);
    for (let index = 0; index < 64; index++) {
      const [high = 0, low = 0] = coded.subarray(index * bytesPerStep);
      steps[zigzag[index] ?? 0] = bytesPerStep === 1 ? high : (high << 8) | low;
    }
    tables.set(kind & 15, steps);
    offset += 1 + coded.length;
  }
}

/** The colour transform that an Adobe segment states: 0 none, 1 YCbCr. */
function readAdobeTransform(segment: Uint8Array): number | undefined {
  const isAdobe = segment.length >= 12 && String.fromCharCode(...segment.subarray(0, 5)) === 'Adobe';
  return isAdobe ? segment[11] : undefined;
}

/** Decodes one scan into the coefficients of its components; gives the offset behind its data. */
function decodeScan(
  bytes: Uint8Array,
  offset: number,
  frame: LossyFrame,
  scan: LossyScan,
  restartInterval: number,
): number {
  const bits = new EntropyBits(bytes, offset);
  const blocks = createBlockReader(bits, scan, frame.isProgressive);
  const [lone] = scan.components;
  const isInterleaved = scan.components.length > 1;
  if (lone === undefined) return offset;
  // A component alone in its scan is coded block by block, without those beyond the picture (A.2.2).
  const across = isInterleaved
    ? Math.ceil(frame.widthPx / (8 * frame.mostHorizontal))
    : lone.component.blocksAcross;
  const down = isInterleaved
    ? Math.ceil(frame.heightPx / (8 * frame.mostVertical))
    : lone.component.blocksDown;
  for (let unit = 0; unit < across * down; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) blocks.restart();
    const unitX = unit % across;
    const unitY = Math.floor(unit / across);
    if (!isInterleaved) {
      blocks.read(lone, 64 * (unitY * lone.component.storedAcross + unitX));
      continue;
    }
    for (const scanned of scan.components) {
      const { horizontal, vertical, storedAcross } = scanned.component;
      for (let y = unitY * vertical; y < (unitY + 1) * vertical; y++) {
        for (let x = unitX * horizontal; x < (unitX + 1) * horizontal; x++) {
          blocks.read(scanned, 64 * (y * storedAcross + x));
        }
      }
    }
  }
  return bits.end();
}

function finish(
  frame: LossyFrame,
  steps: ReadonlyMap<LossyComponent, Uint16Array>,
  adobeTransform: number | undefined,
): LossyJpeg {
  const { widthPx, heightPx, precisionBits, components } = frame;
  const componentSamples = components.map((component) =>
    lossyComponentSamples(component, steps.get(component) ?? new Uint16Array(64), precisionBits),
  );
  // Three components are Y, Cb and Cr unless the stream says otherwise: by Adobe's segment or by their names.
  const areNamedRgb = String.fromCharCode(...components.map(({ id }) => id)) === 'RGB';
  const isYbr = components.length === 3 && adobeTransform !== 0 && !areNamedRgb;
  const samples = joinLossyComponents(frame, componentSamples, isYbr);
  return { widthPx, heightPx, componentCount: components.length, precisionBits, samples };
}
