/** Writes one line for whoever runs the program; never patient data. */
export function logLine(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}
