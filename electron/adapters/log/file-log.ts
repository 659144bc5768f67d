import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Appends dated lines to a file. A disk that refuses the line does not stop the program. */
export function createFileLog(file: string): (line: string) => void {
  mkdirSync(path.dirname(file), { recursive: true });
  return (line) => {
    try {
      appendFileSync(file, `${new Date().toISOString()} ${line.replaceAll('\n', ' | ')}\n`);
    } catch {
      process.stderr.write(`${line}\n`);
    }
  };
}
