import { inverseDct } from './inverse-dct.ts';
import type { LossyComponent } from './lossy-frame.ts';

/**
 * The samples of one component, 0 to 2^precision - 1, `8 * storedAcross` to a row: ITU-T T.81 A.3.4 and A.3.1.
 * `steps` holds its 64 quantization steps, row by row.
 */
export function lossyComponentSamples(
  { coefficients, storedAcross }: LossyComponent,
  steps: Uint16Array,
  precisionBits: number,
): Uint16Array {
  const samples = new Uint16Array(coefficients.length);
  const block = new Float64Array(64);
  const values = new Float64Array(64);
  const middle = 2 ** (precisionBits - 1);
  const highest = 2 ** precisionBits - 1;
  const rowLength = 8 * storedAcross;
  for (let index = 0; 64 * index < coefficients.length; index++) {
    for (let at = 0; at < 64; at++) block[at] = (coefficients[64 * index + at] ?? 0) * (steps[at] ?? 0);
    inverseDct(block, values);
    const corner = 8 * rowLength * Math.floor(index / storedAcross) + 8 * (index % storedAcross);
    for (let at = 0; at < 64; at++) {
      const value = Math.round((values[at] ?? 0) + middle);
      samples[corner + rowLength * (at >> 3) + (at & 7)] = Math.min(Math.max(value, 0), highest);
    }
  }
  return samples;
}
