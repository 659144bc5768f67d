import { useAction } from '#api/use-action.ts';
import { useReader } from '#api/use-reader-session.ts';
import { readersText as text } from '#text/readers.ts';
import { keepFocus } from '#ui/keep-focus.ts';
import styles from './readers.module.css';

/** Who reads, always in sight; a press lets somebody else read. */
export function ReaderButton() {
  const { name } = useReader();
  const signOut = useAction('readers.signOut');
  return (
    <button
      type="button"
      className={styles['current']}
      aria-label={text.current(name)}
      title={text.change}
      disabled={signOut.busy}
      data-testid="reader"
      onMouseDown={keepFocus}
      onClick={() => {
        void signOut.run({});
      }}
    >
      <span className={styles['disc']} aria-hidden="true" />
      <span className={styles['name']}>{name}</span>
      <span className={styles['switch']}>{text.switch}</span>
    </button>
  );
}
