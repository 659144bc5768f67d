import type { Statistic } from '#contract/statistic.ts';
import { comparisonText as text } from '#text/comparison.ts';
import styles from './figures.module.css';
import { countWords } from './statistic-words.ts';

interface FigureCellProps {
  readonly statistic: Statistic;
  /** How many of the n cases count; null where the figure is no proportion. */
  readonly counted: number | null;
  /** What the cell is called to those who do not see its place in the table. */
  readonly name: string;
  readonly word?: (value: number) => string;
  readonly onOpen: () => void;
}

/** A figure, its interval and its n under each other; pressed, it opens its cases. */
export function FigureCell({ statistic, counted, name, word = text.plain, onOpen }: FigureCellProps) {
  const { n } = statistic;
  return (
    <button type="button" className={styles['cell']} onClick={onOpen} aria-label={name}>
      <span className={styles['value']}>
        {statistic.kind === 'undefined' ? text.undefinedShort : word(statistic.value)}
      </span>
      <span className={styles[statistic.kind === 'estimate' ? 'interval' : 'reason']}>
        {statistic.kind === 'estimate'
          ? text.range(word(statistic.low), word(statistic.high))
          : text.reasons[statistic.reason]}
      </span>
      <span className={styles['count']}>{countWords(n, counted)}</span>
    </button>
  );
}
