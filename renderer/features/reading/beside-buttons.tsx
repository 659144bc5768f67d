import { Tooltip } from '@mantine/core';
import { openFilmWindow } from '#api/film-window.ts';
import { besideText } from '#text/beside.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { useBesideStore } from './beside-store.ts';
import { useReadingStore } from './reading-store.ts';
import styles from './beside.module.css';

/** In the free corner of the film: a prior film beside it, and the second window. */
export function BesideButtons() {
  const { priorShown, showPrior } = useBesideStore();
  const { mirrorShown, toggleMirror } = useReadingStore();
  const isPrior = priorShown && !mirrorShown;
  return (
    <div className={styles['buttons']} role="group" aria-label={besideText.toolbar}>
      <Tooltip label={besideText.priorHelp} multiline maw={260}>
        <button
          type="button"
          className={styles['button']}
          aria-label={besideText.prior}
          aria-pressed={isPrior}
          onMouseDown={keepFocus}
          onClick={() => {
            if (mirrorShown) toggleMirror();
            showPrior(!isPrior);
          }}
        >
          <Icon name="beside" size={16} />
          <span className={styles['buttonWords']}>{besideText.prior}</span>
        </button>
      </Tooltip>
      <Tooltip label={besideText.windowHelp} multiline maw={260}>
        <button
          type="button"
          className={styles['button']}
          aria-label={besideText.window}
          onMouseDown={keepFocus}
          onClick={openFilmWindow}
        >
          <Icon name="screen" size={16} />
          <span className={styles['buttonWords']}>{besideText.window}</span>
        </button>
      </Tooltip>
    </div>
  );
}
