import styles from './key-hint.module.css';

/** A key as printed on it. Screen readers hear it from `aria-keyshortcuts` of the control instead. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles['key']} aria-hidden="true">
      {keys}
    </kbd>
  );
}
