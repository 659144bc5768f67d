import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Measurement } from './bench-round.ts';

const file = path.resolve('artifacts/viewer-rounds.json');

/** What was measured before, round by round; nothing where the bench has not run here. */
export function readRounds(): (readonly Measurement[])[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measurement[][]) : [];
}

export function writeRounds(rounds: readonly (readonly Measurement[])[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(rounds));
}
