import type { EntropyBits } from './entropy-bits.ts';
import type { LossyComponent } from './lossy-frame.ts';
import type { LossyScan, ScannedComponent } from './lossy-scan.ts';
import { zigzag } from './zigzag.ts';

/** Reads the blocks of one scan; what it carries from block to block begins anew behind a restart marker. */
export interface BlockReader {
  /** Reads one block of `scanned`; `at` is where its coefficients begin. */
  readonly read: (scanned: ScannedComponent, at: number) => void;
  readonly restart: () => void;
}

/**
 * The block reader of a scan: sequential (ITU-T T.81 F.2.2), or one of the four kinds of a progressive scan (G.1.2).
 * `read` throws a RangeError where the data are damaged or end.
 */
export function createBlockReader(bits: EntropyBits, scan: LossyScan, isProgressive: boolean): BlockReader {
  const predictions = new Map<LossyComponent, number>();
  const { firstCoefficient, lastCoefficient, isRefinement, lowBit } = scan;
  /** Blocks to come that bring nothing new: the end-of-band run (G.1.2.2). */
  let emptyBlocks = 0;

  const readDc = ({ component, dcTable }: ScannedComponent, at: number): void => {
    const size = bits.symbol(dcTable);
    if (size > 15) throw damaged();
    const value = (predictions.get(component) ?? 0) + (size === 0 ? 0 : bits.receiveSigned(size));
    predictions.set(component, value);
    component.coefficients[at] = value << lowBit;
  };

  const readSequential = (scanned: ScannedComponent, at: number): void => {
    readDc(scanned, at);
    const { coefficients } = scanned.component;
    for (let index = 1; index <= 63; index++) {
      const symbol = bits.symbol(scanned.acTable);
      const run = symbol >> 4;
      const size = symbol & 15;
      if (size === 0) {
        if (run !== 15) return;
        index += 15;
        continue;
      }
      index += run;
      if (index > 63 || size > 14) throw damaged();
      coefficients[at + (zigzag[index] ?? 0)] = bits.receiveSigned(size);
    }
  };

  const beginEmptyBlocks = (exponent: number): void => {
    emptyBlocks = (1 << exponent) + (exponent === 0 ? 0 : bits.receive(exponent));
  };

  const readFirstAc = ({ component, acTable }: ScannedComponent, at: number): void => {
    if (emptyBlocks > 0) {
      emptyBlocks -= 1;
      return;
    }
    for (let index = firstCoefficient; index <= lastCoefficient; index++) {
      const symbol = bits.symbol(acTable);
      const run = symbol >> 4;
      const size = symbol & 15;
      if (size === 0) {
        if (run !== 15) {
          beginEmptyBlocks(run);
          emptyBlocks -= 1;
          return;
        }
        index += 15;
        continue;
      }
      index += run;
      if (index > lastCoefficient || size > 14) throw damaged();
      component.coefficients[at + (zigzag[index] ?? 0)] = bits.receiveSigned(size) << lowBit;
    }
  };

  /** A coefficient that is not zero yet gets its next bit, away from zero. */
  const refine = (coefficients: Int16Array, place: number): void => {
    if (bits.receive(1) === 0) return;
    const value = coefficients[place] ?? 0;
    coefficients[place] = value + (value > 0 ? 1 << lowBit : -(1 << lowBit));
  };

  /** G.1.2.3, figure G.7. */
  const readAcRefinement = ({ component, acTable }: ScannedComponent, at: number): void => {
    const { coefficients } = component;
    let index = firstCoefficient;
    while (emptyBlocks === 0 && index <= lastCoefficient) {
      const symbol = bits.symbol(acTable);
      const size = symbol & 15;
      let run = symbol >> 4;
      if (size === 0 && run !== 15) {
        beginEmptyBlocks(run);
        break;
      }
      if (size > 1) throw damaged();
      const newValue = size === 0 ? 0 : bits.receive(1) === 1 ? 1 << lowBit : -(1 << lowBit);
      // The run counts coefficients that stay zero; those already begun are refined on the way.
      for (; index <= lastCoefficient; index++) {
        const place = at + (zigzag[index] ?? 0);
        if (coefficients[place] !== 0) refine(coefficients, place);
        else if (run === 0) break;
        else run -= 1;
      }
      if (index > lastCoefficient) {
        if (newValue !== 0) throw damaged();
        break;
      }
      coefficients[at + (zigzag[index] ?? 0)] = newValue;
      index += 1;
    }
    if (emptyBlocks === 0) return;
    for (; index <= lastCoefficient; index++) {
      const place = at + (zigzag[index] ?? 0);
      if (coefficients[place] !== 0) refine(coefficients, place);
    }
    emptyBlocks -= 1;
  };

  const readDcRefinement = ({ component }: ScannedComponent, at: number): void => {
    component.coefficients[at] = (component.coefficients[at] ?? 0) | (bits.receive(1) << lowBit);
  };

  const readProgressive = {
    dc: isRefinement ? readDcRefinement : readDc,
    ac: isRefinement ? readAcRefinement : readFirstAc,
  };
  return {
    read: isProgressive ? readProgressive[firstCoefficient === 0 ? 'dc' : 'ac'] : readSequential,
    restart() {
      bits.restart();
      predictions.clear();
      emptyBlocks = 0;
    },
  };
}

function damaged(): RangeError {
  return new RangeError('its JPEG data are damaged');
}
