import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadCase } from './read-cases.ts';
import { shippedPackage } from './shipped-packages.ts';

const manifestSha256 = createHash('sha256')
  .update(readFileSync(path.join(shippedPackage(), 'manifest.json')))
  .digest('hex');

/** Eighty cases by two readers; the model finds most, and is contradicted ever more often towards the end. */
export function driftingCases(): ReadCase[] {
  return Array.from({ length: 80 }, (_, index): ReadCase => {
    const isPathologic = index % 3 === 0;
    const truth = isPathologic ? 'pathologic' : 'nonpathologic';
    const wrong = isPathologic ? 'nonpathologic' : 'pathologic';
    const isFound = index % 11 !== 0;
    const score = (isPathologic === isFound ? 0.6 : 0.05) + (index % 13) / 40;
    return {
      truth,
      unaided: index % 5 === 1 ? wrong : truth,
      aided: index >= 60 ? 'pathologic' : truth,
      confidencePercent: isPathologic ? 55 + (index % 9) * 5 : 5 + (index % 9) * 5,
      score,
      manifestSha256,
      predictedAt: new Date(Date.UTC(2026, 2, 1, 8, index)).toISOString(),
      patientId: `P-${String(index)}`,
      others: [
        {
          reader: 'Reader B',
          unaided: index % 4 === 1 ? wrong : truth,
          aided: index % 8 === 1 ? wrong : truth,
        },
      ],
    };
  });
}
