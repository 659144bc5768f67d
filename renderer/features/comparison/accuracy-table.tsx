import type { Caller, TruthComparison, Verdict } from '#contract/truth-comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CallerColumns } from './caller-columns.tsx';
import { callers, withVerdicts, type OpenSelection } from './case-selection.ts';
import { FigureCell } from './figure-cell.tsx';
import { figureRows, type FigureRow } from './figure-rows.ts';
import styles from './figures.module.css';
import { prevalenceWords } from './statistic-words.ts';

interface AccuracyTableProps {
  readonly truth: TruthComparison;
  readonly onOpen: OpenSelection;
}

const countRows: readonly (readonly [keyof typeof text.counts, readonly Verdict[]])[] = [
  ['truePositive', ['truePositive']],
  ['falseNegative', ['falseNegative']],
  ['trueNegative', ['trueNegative']],
  ['falsePositive', ['falsePositive']],
  ['leftOut', ['indeterminate', 'refused']],
];

/** Every figure of the three callers against the truth, and the counts they come from. */
export function AccuracyTable({ truth, onOpen }: AccuracyTableProps) {
  const open = (name: string, caller: Caller, verdicts: readonly Verdict[]) => () => {
    onOpen({
      title: `${name}. ${text.caller[caller]}`,
      selection: withVerdicts(caller, verdicts),
    });
  };
  return (
    <div className={styles['wide']}>
      <table className={styles['figures']} data-testid="accuracy-table">
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <CallerColumns />
          </tr>
        </thead>
        <tbody>
          {figureRows.map(({ figure, among, counted }) => {
            const name = figureName(figure, truth.prevalence);
            return (
              <tr key={figure} data-figure={figure}>
                <th scope="row">{name}</th>
                {callers.map((caller) => {
                  const figures = truth.callers[caller];
                  return (
                    <td key={caller} data-caller={caller}>
                      <FigureCell
                        statistic={figures[figure]}
                        counted={counted === null ? null : countOf(figures.table, counted)}
                        name={`${name}. ${text.caller[caller]}`}
                        onOpen={open(name, caller, among)}
                      />
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {countRows.map(([row, verdicts]) => (
            <tr key={row} data-count={row}>
              <th scope="row">{text.counts[row]}</th>
              {callers.map((caller) => (
                <td key={caller} data-caller={caller}>
                  <button
                    type="button"
                    className={styles['cell']}
                    aria-label={`${text.counts[row]}. ${text.caller[caller]}`}
                    onClick={open(text.counts[row], caller, verdicts)}
                  >
                    <span className={styles['value']}>{leftOutOrCounted(truth, caller, row)}</span>
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The name of a figure as the page writes it. */
export function figureName(figure: FigureRow['figure'], prevalence: number): string {
  const name = text.figures[figure];
  return typeof name === 'string' ? name : name(prevalenceWords(prevalence));
}

function leftOutOrCounted(
  { callers: figures, dropped }: TruthComparison,
  caller: Caller,
  row: keyof typeof text.counts,
): number {
  if (row !== 'leftOut') return figures[caller].table[row];
  const leftOut = {
    unaided: dropped.unaidedIndeterminate,
    aided: dropped.aidedIndeterminate,
    model: dropped.modelRefused,
  };
  return leftOut[caller];
}

function countOf(table: TruthComparison['callers']['model']['table'], verdicts: readonly Verdict[]): number {
  return verdicts.reduce(
    (sum, verdict) => sum + (verdict === 'indeterminate' || verdict === 'refused' ? 0 : table[verdict]),
    0,
  );
}
