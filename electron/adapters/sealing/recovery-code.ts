import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which handwriting confuses. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 5;
const lettersPerGroup = 5;
const length = groups * lettersPerGroup + 1;
const isCode = new RegExp(`^[${letters}]{${String(length)}}$`);

/** A new code of 130 random bits: `7K2QD-0F9XM-...`, for paper. */
export function makeRecoveryCode(): string {
  const code = Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
  return grouped(code);
}

/** The code as it was made, from what somebody typed; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return isCode.test(code) ? grouped(code) : null;
}

function grouped(code: string): string {
  return code.replaceAll(new RegExp(`.{${String(lettersPerGroup)}}(?=..)`, 'g'), '$&-');
}
