import type { AgreementTable } from '#contract/comparison.ts';
import { callText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import styles from './comparison-page.module.css';

/** Reader by model with totals. The diagonal, where both say the same, is framed. */
export function AgreementGrid({ table }: { readonly table: AgreementTable }) {
  const rows = [
    { name: callText.pathologic, cells: [table.bothPathologic, table.readerPathologicOnly], agreesAt: 0 },
    {
      name: callText.nonpathologic,
      cells: [table.modelPathologicOnly, table.bothNonpathologic],
      agreesAt: 1,
    },
  ];
  const column = (index: number): number => rows.reduce((sum, { cells }) => sum + (cells[index] ?? 0), 0);
  return (
    <table className={styles['grid']} aria-label={text.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <span className={styles['model']} aria-hidden="true" /> {text.model}: {callText.pathologic}
          </th>
          <th scope="col">
            <span className={styles['model']} aria-hidden="true" /> {text.model}: {callText.nonpathologic}
          </th>
          <th scope="col">{text.total}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells, agreesAt }) => (
          <tr key={name}>
            <th scope="row">
              <span className={styles['reader']} aria-hidden="true" /> {text.reader}: {name}
            </th>
            {cells.map((count, index) => (
              <td key={index} data-agrees={index === agreesAt}>
                {count}
              </td>
            ))}
            <td>{cells.reduce((sum, count) => sum + count, 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{text.total}</th>
          <td>{column(0)}</td>
          <td>{column(1)}</td>
          <td>{column(0) + column(1)}</td>
        </tr>
      </tbody>
    </table>
  );
}
