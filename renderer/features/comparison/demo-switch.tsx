import { comparisonText as text } from '#text/comparison.ts';
import styles from './comparison-page.module.css';

interface DemoSwitchProps {
  readonly count: number;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Demonstration films are left out of every figure unless this is on. */
export function DemoSwitch({ count, isOn, onChange }: DemoSwitchProps) {
  return (
    <label className={styles['demo']}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={() => {
          onChange(!isOn);
        }}
      />
      {text.demo(count)}
    </label>
  );
}
