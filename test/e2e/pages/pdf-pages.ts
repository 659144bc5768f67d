import { execFileSync } from 'node:child_process';

/** The text of each page of a PDF, as poppler reads it. */
export function pdfPages(file: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  // A form feed ends each page.
  return text.split('\f').slice(0, -1);
}
