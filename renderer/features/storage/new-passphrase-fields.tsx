import { sealText as text } from '#text/seal.ts';
import { TextField } from '#ui/text-field.tsx';
import { passphraseProblem } from './new-passphrase.ts';

interface NewPassphraseFieldsProps {
  readonly label: string;
  readonly passphrase: string;
  readonly again: string;
  readonly onPassphrase: (passphrase: string) => void;
  readonly onAgain: (again: string) => void;
  readonly autoFocus?: boolean;
}

/** A new passphrase, twice. */
export function NewPassphraseFields(props: NewPassphraseFieldsProps) {
  const { label, passphrase, again, onPassphrase, onAgain, autoFocus = false } = props;
  const problem = passphraseProblem(passphrase, again);
  const isShort = problem === text.tooShort;
  return (
    <>
      <TextField
        label={label}
        kind="passphrase"
        value={passphrase}
        onChange={onPassphrase}
        problem={passphrase !== '' && isShort ? problem : null}
        autoFocus={autoFocus}
      />
      <TextField
        label={text.passphraseAgain}
        kind="passphrase"
        value={again}
        onChange={onAgain}
        problem={again !== '' && !isShort ? problem : null}
      />
    </>
  );
}
