import { commonText } from '#text/common.ts';
import { CommandButton } from './command-button.tsx';
import styles from './page-turner.module.css';

interface PageTurnerProps {
  /** Place of the first item shown, from 0. */
  readonly offset: number;
  readonly shownCount: number;
  /** Of all pages together. */
  readonly matchCount: number;
  readonly pageSize: number;
  readonly onTurn: (offset: number) => void;
}

/** Back and on through a list that is shown in parts; nothing where all of it is shown. */
export function PageTurner({ offset, shownCount, matchCount, pageSize, onTurn }: PageTurnerProps) {
  if (matchCount <= shownCount) return null;
  const end = offset + shownCount;
  return (
    <div className={styles['pages']}>
      <CommandButton
        disabled={offset === 0}
        onClick={() => {
          onTurn(Math.max(0, offset - pageSize));
        }}
      >
        {commonText.earlier}
      </CommandButton>
      <span className="tabular">{commonText.page(offset + 1, end, matchCount)}</span>
      <CommandButton
        disabled={end >= matchCount}
        onClick={() => {
          onTurn(offset + pageSize);
        }}
      >
        {commonText.later}
      </CommandButton>
    </div>
  );
}
