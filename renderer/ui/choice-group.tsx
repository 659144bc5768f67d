import { useId } from 'react';
import { KeyHint } from './key-hint.tsx';
import styles from './choice-group.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly keys?: string;
}

interface ChoiceGroupProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  /** Offered by the program and not yet taken over by the reader: dashed. */
  readonly proposed?: Value | null;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly layout?: 'row' | 'column';
}

/** Equal buttons of which one is chosen: native radio buttons, so that arrow keys and screen readers work. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const name = useId();
  const { label, choices, value, proposed = null, onChange, disabled = false, layout = 'row' } = props;
  return (
    <div role="radiogroup" aria-label={label} className={styles[layout]}>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={styles['choice']}
          data-chosen={value === choice.value}
          data-proposed={value === null && proposed === choice.value}
        >
          <input
            type="radio"
            name={name}
            aria-label={choice.label}
            checked={value === choice.value}
            disabled={disabled}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <span className={styles['dot']} aria-hidden="true" />
          <span className={styles['label']}>{choice.label}</span>
          {choice.keys === undefined ? null : <KeyHint keys={choice.keys} />}
        </label>
      ))}
    </div>
  );
}
