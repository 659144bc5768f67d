import { Tooltip } from '@mantine/core';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { keysOf } from '#domain/keys/bound-keys.ts';
import { openFilmWindow } from '#api/film-window.ts';
import { besideText } from '#text/beside.ts';
import { toolText } from '#text/reading.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { togglePrior, useBesideStore } from './beside-store.ts';
import { useReadingStore } from './reading-store.ts';
import styles from './beside.module.css';

/** In the free corner of the film: a prior film beside it, and the second window. */
export function BesideButtons({ bindings }: { readonly bindings: KeyBindings }) {
  const priorKeys = keysOf('prior', bindings);
  const windowKeys = keysOf('secondWindow', bindings);
  const { priorShown } = useBesideStore();
  const { mirrorShown } = useReadingStore();
  const isPrior = priorShown && !mirrorShown;
  return (
    <div className={styles['buttons']} data-over-film role="group" aria-label={besideText.toolbar}>
      <Tooltip label={toolText.withKeys(besideText.priorHelp, priorKeys)} multiline maw={260}>
        <button
          type="button"
          className={styles['button']}
          aria-label={besideText.prior}
          aria-keyshortcuts={priorKeys}
          aria-pressed={isPrior}
          onMouseDown={keepFocus}
          onClick={togglePrior}
        >
          <Icon name="beside" size={16} />
          <span className={styles['buttonWords']}>{besideText.prior}</span>
        </button>
      </Tooltip>
      <Tooltip label={toolText.withKeys(besideText.windowHelp, windowKeys)} multiline maw={260}>
        <button
          type="button"
          className={styles['button']}
          aria-label={besideText.window}
          aria-keyshortcuts={windowKeys}
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
