import { buildHuffmanTable, type HuffmanDefinition, type HuffmanTable } from './huffman-table.ts';
import type { LossyComponent, LossyFrame } from './lossy-frame.ts';

/** A component within a scan, with the tables its codes are read by. */
export interface ScannedComponent {
  readonly component: LossyComponent;
  readonly dcTable: HuffmanTable;
  readonly acTable: HuffmanTable;
}

/** What one scan codes: ITU-T T.81 B.2.3, for progressive ones G.1.1.1. */
export interface LossyScan {
  readonly components: readonly ScannedComponent[];
  /** First and last coefficient, in coding order. */
  readonly firstCoefficient: number;
  readonly lastCoefficient: number;
  /** The scan adds one low bit to coefficients that earlier scans have begun. */
  readonly isRefinement: boolean;
  /** Low bits left for later scans. */
  readonly lowBit: number;
}

/** A table without any code, for scans that need none. */
const noTable: HuffmanTable = new Uint16Array(0);

/**
 * Reads a scan header and notes in its components what it brings.
 * Throws a RangeError where it makes no sense, repeats an earlier scan or comes out of turn.
 */
export function readLossyScan(
  segment: Uint8Array,
  frame: LossyFrame,
  tables: ReadonlyMap<number, HuffmanDefinition>,
): LossyScan {
  const count = segment[0] ?? 0;
  const [first = 0, last = 0, bits = 0] = segment.subarray(1 + 2 * count);
  const isStartSound = count >= 1 && count <= frame.components.length && segment.length >= 4 + 2 * count;
  if (!isStartSound) throw damagedHeader();
  // Only a progressive frame divides its coefficients (B.2.3).
  const band = frame.isProgressive
    ? { firstCoefficient: first, lastCoefficient: last, highBit: bits >> 4, lowBit: bits & 15 }
    : { firstCoefficient: 0, lastCoefficient: 63, highBit: 0, lowBit: 0 };
  const { firstCoefficient, lastCoefficient, highBit, lowBit } = band;
  const isRefinement = highBit !== 0;
  if (frame.isProgressive) {
    const isDc = firstCoefficient === 0 && lastCoefficient === 0;
    const isAc = firstCoefficient >= 1 && lastCoefficient >= firstCoefficient && lastCoefficient <= 63;
    const areBitsSound = lowBit <= 13 && (!isRefinement || highBit === lowBit + 1);
    if (!areBitsSound || !(isDc || (isAc && count === 1))) throw damagedHeader();
  }
  const needsDc = firstCoefficient === 0 && !isRefinement;
  const needsAc = lastCoefficient > 0;
  const components = Array.from({ length: count }, (_, index): ScannedComponent => {
    const [id = 0, destinations = 0] = segment.subarray(1 + 2 * index);
    const component = frame.components.find((each) => each.id === id);
    if (component === undefined) throw damagedHeader();
    noteProgress(component, band);
    return {
      component,
      dcTable: needsDc ? tableAt(tables, destinations >> 4) : noTable,
      acTable: needsAc ? tableAt(tables, 16 | (destinations & 15)) : noTable,
    };
  });
  return { components, firstCoefficient, lastCoefficient, isRefinement, lowBit };
}

/** Every coefficient comes once, then bit by bit downwards; a component's DC comes before its AC (G.1.1.1.1). */
function noteProgress(
  { missingBits }: LossyComponent,
  band: {
    readonly firstCoefficient: number;
    readonly lastCoefficient: number;
    readonly highBit: number;
    readonly lowBit: number;
  },
): void {
  const expected = band.highBit === 0 ? -1 : band.highBit;
  for (let index = band.firstCoefficient; index <= band.lastCoefficient; index++) {
    const isInTurn = missingBits[index] === expected && (index === 0 || missingBits[0] !== -1);
    if (!isInTurn) throw damagedHeader();
    missingBits[index] = band.lowBit;
  }
}

function tableAt(tables: ReadonlyMap<number, HuffmanDefinition>, destination: number): HuffmanTable {
  const definition = tables.get(destination);
  if (definition === undefined) throw new RangeError('its JPEG tables are missing');
  return buildHuffmanTable(definition);
}

function damagedHeader(): RangeError {
  return new RangeError('its JPEG header is damaged');
}
