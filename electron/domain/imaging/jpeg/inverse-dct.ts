/** cosines[8 * x + u] = C(u) / 2 * cos((2 x + 1) u pi / 16), C(0) = 1 / sqrt 2, else 1. */
const cosines = Float64Array.from({ length: 64 }, (_, index) => {
  const x = index >> 3;
  const u = index & 7;
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

const rows = new Float64Array(64);

/**
 * The inverse discrete cosine transform of one 8 x 8 block: ITU-T T.81 A.3.3, in double precision, rows then columns.
 * Reads 64 dequantized coefficients, writes 64 samples around 0 into `samples`.
 */
export function inverseDct(coefficients: Float64Array, samples: Float64Array): void {
  for (let v = 0; v < 8; v++) {
    const row = 8 * v;
    let last = 7;
    while (last >= 0 && coefficients[row + last] === 0) last -= 1;
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u <= last; u++) sum += (cosines[8 * x + u] ?? 0) * (coefficients[row + u] ?? 0);
      rows[row + x] = sum;
    }
  }
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let v = 0; v < 8; v++) sum += (cosines[8 * y + v] ?? 0) * (rows[8 * v + x] ?? 0);
      samples[8 * y + x] = sum;
    }
  }
}
