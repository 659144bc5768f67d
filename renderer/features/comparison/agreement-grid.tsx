import type { AgreementTable } from '#contract/comparison.ts';
import { callText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CallerMark } from './caller-mark.tsx';
import type { OpenSelection } from './case-selection.ts';
import styles from './comparison-page.module.css';

interface AgreementGridProps {
  readonly table: AgreementTable;
  readonly onOpen: OpenSelection;
}

const calls = ['pathologic', 'nonpathologic'] as const;

/** Reader by model with totals. The diagonal, where both say the same, is framed; a cell opens its cases. */
export function AgreementGrid({ table, onOpen }: AgreementGridProps) {
  const counts = {
    pathologic: { pathologic: table.bothPathologic, nonpathologic: table.readerPathologicOnly },
    nonpathologic: { pathologic: table.modelPathologicOnly, nonpathologic: table.bothNonpathologic },
  };
  const column = (model: (typeof calls)[number]): number =>
    calls.reduce((sum, reader) => sum + counts[reader][model], 0);
  return (
    <div className={styles['wide']}>
      <table className={styles['grid']} aria-label={text.table}>
        <caption className={styles['caption']}>{text.table}</caption>
        <thead>
          <tr>
            <td />
            {calls.map((model) => (
              <th key={model} scope="col">
                <CallerMark caller="model" /> {text.model}: {callText[model]}
              </th>
            ))}
            <th scope="col">{text.total}</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((reader) => (
            <tr key={reader}>
              <th scope="row">
                <CallerMark caller="unaided" /> {text.reader}: {callText[reader]}
              </th>
              {calls.map((model) => (
                <td key={model} data-agrees={reader === model}>
                  <button
                    type="button"
                    className={styles['count']}
                    aria-label={`${text.reader}: ${callText[reader]}. ${text.model}: ${callText[model]}`}
                    onClick={() => {
                      onOpen({
                        title: `${text.reader}: ${callText[reader]}. ${text.model}: ${callText[model]}`,
                        selection: { kind: 'agreement', unaided: reader, model },
                      });
                    }}
                  >
                    {counts[reader][model]}
                  </button>
                </td>
              ))}
              <td>{calls.reduce((sum, model) => sum + counts[reader][model], 0)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{text.total}</th>
            {calls.map((model) => (
              <td key={model}>{column(model)}</td>
            ))}
            <td>{column('pathologic') + column('nonpathologic')}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
