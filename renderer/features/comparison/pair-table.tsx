import type { CaseSelection } from '#contract/compared-cases.ts';
import type { PairedCallers } from '#contract/truth-comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { TableHead } from '#ui/table-head.tsx';
import type { OpenSelection } from './case-selection.ts';
import { FigureCell } from './figure-cell.tsx';
import styles from './figures.module.css';

interface PairTableProps {
  readonly pairs: readonly PairedCallers[];
  readonly onOpen: OpenSelection;
}

/** Two callers at a time on the same cases: who was right where the other was not. */
export function PairTable({ pairs, onOpen }: PairTableProps) {
  return (
    <div className={styles['wide']}>
      <table className={styles['figures']} data-testid="pair-table">
        <TableHead columns={Object.values(text.pairColumns)} />
        {(['all', 'pathologic', 'nonpathologic'] as const).map((among) => (
          <tbody key={among} data-among={among}>
            <tr>
              <th scope="rowgroup" colSpan={5} className={styles['group']}>
                {text.among[among]}
              </th>
            </tr>
            {pairs
              .filter((pair) => pair.among === among)
              .map((pair) => (
                <PairRow key={text.pairName(pair)} pair={pair} onOpen={onOpen} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function PairRow({ pair, onOpen }: { readonly pair: PairedCallers } & Omit<PairTableProps, 'pairs'>) {
  const name = text.pairName(pair);
  const { first, second, among } = pair;
  const selection = (onlyRight: 'first' | 'second' | null): CaseSelection => ({
    kind: 'pair',
    first,
    second,
    among,
    onlyRight,
  });
  const counts = [
    [text.pairColumns.onlyFirst, pair.firstOnly, 'first'],
    [text.pairColumns.onlySecond, pair.secondOnly, 'second'],
  ] as const;
  return (
    <tr data-pair={`${pair.first}-${pair.second}`}>
      <th scope="row">{name}</th>
      {counts.map(([column, count, onlyRight]) => (
        <td key={column}>
          <button
            type="button"
            className={styles['cell']}
            aria-label={`${column}. ${name}`}
            onClick={() => {
              onOpen({ title: `${column}. ${name}`, selection: selection(onlyRight) });
            }}
          >
            <span className={styles['value']}>{count}</span>
          </button>
        </td>
      ))}
      <td>
        <FigureCell
          statistic={pair.difference}
          counted={null}
          name={`${text.pairColumns.difference}. ${name}`}
          word={text.signed}
          onOpen={() => {
            onOpen({ title: `${text.pairColumns.difference}. ${name}`, selection: selection(null) });
          }}
        />
      </td>
      <td className={styles['plain']} data-testid="pair-p">
        {pair.pValue === null ? (
          text.neverDiffer
        ) : (
          <>
            <span className={styles['value']}>{text.pValue(pair.pValue)}</span>
            <span className={styles['interval']}>{pair.isToldApart ? text.apart : text.notApart}</span>
          </>
        )}
      </td>
    </tr>
  );
}
