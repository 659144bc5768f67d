import { useId } from 'react';
import styles from './text-field.module.css';

const inputs = {
  text: { type: 'text', inputMode: 'text', maxLength: 80 },
  pin: { type: 'password', inputMode: 'numeric', maxLength: 12 },
  passphrase: { type: 'password', inputMode: 'text', maxLength: 200 },
} as const;

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown instead of nothing when the value cannot be taken. */
  readonly problem?: string | null;
  /** A `pin` is digits, a `passphrase` anything; neither is shown as it is typed. */
  readonly kind?: keyof typeof inputs;
  readonly autoFocus?: boolean;
}

/** One line to fill in, with its label above and what is wrong with it below. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem = null, kind = 'text', autoFocus = false } = props;
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoFocus={autoFocus}
        autoComplete="off"
        {...inputs[kind]}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <p id={`${id}-problem`} className={styles['problem']}>
        {problem}
      </p>
    </div>
  );
}
