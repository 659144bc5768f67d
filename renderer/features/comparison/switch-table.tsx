import type { ComparedCase } from '#contract/comparison.ts';
import type { TruthComparison } from '#contract/truth-comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { callers, definiteFor, isRight, type OpenSelection } from './case-selection.ts';
import { FigureCell } from './figure-cell.tsx';
import styles from './figures.module.css';

type Rightness = Readonly<Record<'unaided' | 'aided' | 'model' | 'isPathologic', boolean>>;

/** Which cases a rate is taken over, and which of them count. */
const rows: readonly {
  readonly rate: keyof TruthComparison['switches'];
  readonly could: (right: Rightness) => boolean;
  readonly did: (right: Rightness) => boolean;
}[] = [
  { rate: 'wrongToRight', could: ({ unaided }) => !unaided, did: ({ aided }) => aided },
  { rate: 'rightToWrong', could: ({ unaided }) => unaided, did: ({ aided }) => !aided },
  { rate: 'misled', could: ({ unaided, model }) => unaided && !model, did: ({ aided }) => !aided },
  { rate: 'unconvinced', could: ({ unaided, model }) => !unaided && model, did: ({ aided }) => !aided },
  {
    rate: 'missesWhereModelMissed',
    could: ({ isPathologic, model }) => isPathologic && !model,
    did: ({ aided }) => !aided,
  },
  {
    rate: 'unaidedMissesWhereModelMissed',
    could: ({ isPathologic, model }) => isPathologic && !model,
    did: ({ unaided }) => !unaided,
  },
];

interface SwitchTableProps {
  readonly switches: TruthComparison['switches'];
  readonly cases: readonly ComparedCase[];
  readonly onOpen: OpenSelection;
}

/** Changes of mind between the two reads, and errors shared with the model. */
export function SwitchTable({ switches, cases, onOpen }: SwitchTableProps) {
  const known = definiteFor(cases, callers).flatMap((compared) =>
    compared.verdicts
      ? [
          {
            compared,
            right: {
              unaided: isRight(compared.verdicts.unaided),
              aided: isRight(compared.verdicts.aided),
              model: isRight(compared.verdicts.model),
              isPathologic: compared.truth === 'pathologic',
            },
          },
        ]
      : [],
  );
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
          {rows.map(({ rate, could, did }) => {
            const among = known.filter(({ right }) => could(right));
            // Those that count come first in the opened list.
            const ordered = among.toSorted((one, other) => Number(did(other.right)) - Number(did(one.right)));
            return (
              <tr key={rate} data-rate={rate}>
                <th scope="row">{text.switchRows[rate]}</th>
                <td>
                  <FigureCell
                    statistic={switches[rate]}
                    counted={among.filter(({ right }) => did(right)).length}
                    name={text.switchRows[rate]}
                    onOpen={() => {
                      onOpen({
                        title: text.switchRows[rate],
                        cases: ordered.map(({ compared }) => compared),
                      });
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
