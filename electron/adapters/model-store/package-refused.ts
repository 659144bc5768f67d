import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';

/** `reason` continues "The model package … was refused: ". */
export function packageRefused(source: string, reason: string): DeclaredError {
  return new DeclaredError('model.refused', { fileName: path.basename(source), reason });
}
