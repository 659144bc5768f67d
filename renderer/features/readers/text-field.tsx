import { useId } from 'react';
import styles from './readers.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown instead of nothing when the value cannot be taken. */
  readonly problem?: string | null;
  /** Digits that are not shown as they are typed. */
  readonly isSecret?: boolean;
  readonly autoFocus?: boolean;
}

/** One line to fill in, with its label above and what is wrong with it below. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem = null, isSecret = false, autoFocus = false } = props;
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoFocus={autoFocus}
        autoComplete="off"
        maxLength={isSecret ? 12 : 80}
        type={isSecret ? 'password' : 'text'}
        inputMode={isSecret ? 'numeric' : 'text'}
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
