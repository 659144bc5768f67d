import type { StorageSeal } from '#contract/storage.ts';

/** Encryption of the casebook: passphrase, recovery code. */
export const sealText = {
  newTitle: 'Protect what is stored here',
  newIntro:
    'Films and reads are encrypted on this disk. Choose a passphrase: it is asked for whenever Femora starts on this computer.',
  newWarning:
    'Nobody can read the casebook without it, and nobody can bring it back. After this you get a recovery code for paper.',
  passphrase: 'Passphrase, 8 characters or more',
  passphraseAgain: 'The same passphrase again',
  tooShort: 'Enter 8 characters or more. Several words are easy to remember.',
  differs: 'The two passphrases are not the same.',
  protect: 'Encrypt and go on',
  codeTitle: 'Your recovery code',
  codeIntro:
    'Write this code down and keep it away from this computer. It opens the casebook when the passphrase is forgotten. It is shown this once.',
  codeWritten: 'I have written it down',
  lockedTitle: 'The casebook is locked',
  lockedIntro: 'Films and reads are encrypted on this disk.',
  secret: 'Passphrase',
  secretOrCode: 'Passphrase or recovery code',
  unlock: 'Unlock',
  lockedForgotten:
    'A forgotten passphrase cannot be looked up by anybody. The recovery code opens the casebook too, and a new passphrase can be set afterwards in Settings.',
  lockedNoCode: 'A forgotten passphrase cannot be looked up by anybody, and there is no recovery code.',
  settingsTitle: 'Encryption',
  settingsIntro: ({ keychain, passphrase }: Pick<StorageSeal, 'keychain' | 'passphrase'>): string => {
    const how = 'Films, reads and backups are encrypted on this disk.';
    if (!keychain) return `${how} The passphrase opens them at every start.`;
    return passphrase
      ? `${how} The keychain of this user account opens them; the passphrase does where the keychain is lost.`
      : `${how} The keychain of this user account opens them.`;
  },
  noCode:
    'There is no recovery code. Make one and keep it on paper: without it a new user account, a new installation or a forgotten passphrase shuts the casebook for good.',
  hasCode: 'There is a recovery code on paper. A new one makes it worthless.',
  makeCode: 'Make a recovery code',
  makeNewCode: 'Make a new recovery code',
  setPassphrase: 'Set a passphrase',
  changePassphrase: 'Change the passphrase',
  current: 'Passphrase until now, or the recovery code',
  newPassphrase: 'New passphrase, 8 characters or more',
  everybody: 'Everybody who starts Femora on this computer needs the new passphrase.',
  save: 'Save the passphrase',
  saved: 'The passphrase is saved.',
  cancel: 'Cancel',
} as const;
