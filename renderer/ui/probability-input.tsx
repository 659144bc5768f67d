import { useRef, type CSSProperties, type Ref } from 'react';
import styles from './probability-input.module.css';

interface ProbabilityInputProps {
  readonly label: string;
  readonly low: string;
  readonly high: string;
  /** What is said while nothing is chosen. */
  readonly unset: string;
  /** 0..100, whole; null until the reader has chosen. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One axis from 0 to 100. It starts without a handle, so that no value is suggested. */
export function ProbabilityInput(props: ProbabilityInputProps) {
  const { label, low, high, unset, value, onChange, inputRef } = props;
  const pressed = useRef(false);
  return (
    <div className={styles['field']}>
      <div className={styles['head']}>
        <span className={styles['label']}>{label}</span>
        <output className={styles['value']} data-unset={value === null}>
          {value === null ? unset : `${String(value)} %`}
        </output>
      </div>
      <input
        ref={inputRef}
        type="range"
        min={0}
        max={100}
        step={1}
        aria-label={label}
        aria-valuetext={value === null ? unset : `${String(value)} %`}
        data-unset={value === null}
        className={styles['range']}
        style={{ '--value': value ?? 0 } as CSSProperties}
        value={value ?? 50}
        onPointerDown={() => {
          pressed.current = true;
        }}
        onPointerUp={(event) => {
          // A press on the very middle changes nothing in the element, yet it is a choice.
          if (pressed.current) onChange(Number(event.currentTarget.value));
          pressed.current = false;
        }}
        onChange={(event) => {
          onChange(Number(event.currentTarget.value));
        }}
      />
      <div className={styles['ends']} aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </div>
  );
}
