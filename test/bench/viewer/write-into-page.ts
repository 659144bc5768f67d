import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const page = path.resolve('docs/viewer-benchmark.md');
const begin = '<!-- written by bench:viewer -->';
const end = '<!-- up to here -->';

/** Puts `text` between the two marks of the page that says how fast the viewer is. */
export function writeIntoPage(text: string): void {
  const whole = readFileSync(page, 'utf8');
  const from = whole.indexOf(begin);
  const to = whole.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${page} has lost its marks`);
  writeFileSync(page, `${whole.slice(0, from)}${begin}\n\n${text}\n\n${whole.slice(to)}`);
}
