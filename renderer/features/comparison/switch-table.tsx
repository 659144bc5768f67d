import { switchRateSchema, type TruthComparison } from '#contract/truth-comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';
import type { OpenSelection } from './case-selection.ts';
import { FigureCell } from './figure-cell.tsx';
import styles from './figures.module.css';
import { countedIn } from './statistic-words.ts';

interface SwitchTableProps {
  readonly switches: TruthComparison['switches'];
  readonly onOpen: OpenSelection;
}

/** Changes of mind between the two reads, and errors shared with the model. */
export function SwitchTable({ switches, onOpen }: SwitchTableProps) {
  return (
    <div className={styles['wide']}>
      <table className={styles['figures']} data-testid="switch-table">
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <th scope="col">{text.rate}</th>
          </tr>
        </thead>
        <tbody>
          {switchRateSchema.options.map((rate) => (
            <tr key={rate} data-rate={rate}>
              <th scope="row">{text.switchRows[rate]}</th>
              <td>
                <FigureCell
                  statistic={switches[rate]}
                  counted={countedIn(switches[rate])}
                  name={text.switchRows[rate]}
                  onOpen={() => {
                    onOpen({ title: text.switchRows[rate], selection: { kind: 'switch', rate } });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
