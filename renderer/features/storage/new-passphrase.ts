import { passphraseSchema } from '#contract/storage.ts';
import { sealText as text } from '#text/seal.ts';

/** Why a new passphrase cannot be taken yet; null when it can. */
export function passphraseProblem(passphrase: string, again: string): string | null {
  if (!passphraseSchema.safeParse(passphrase).success) return text.tooShort;
  return passphrase === again ? null : text.differs;
}
