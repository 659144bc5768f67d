/**
 * The passphrase or recovery code that a program was started with: `FEMORA_PASSPHRASE`. Not a command line argument,
 * which every user of the computer could read.
 */
export function secretOfHost(): string | null {
  const secret = process.env['FEMORA_PASSPHRASE'];
  return secret === undefined || secret === '' ? null : secret;
}
