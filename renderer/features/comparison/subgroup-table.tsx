import type { TruthComparison } from '#contract/truth-comparison.ts';
import { sideText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CallerColumns } from './caller-columns.tsx';
import { callers, withVerdicts, type OpenSelection } from './case-selection.ts';
import { FigureCell } from './figure-cell.tsx';
import { figureRows } from './figure-rows.ts';
import styles from './figures.module.css';
import { countedIn } from './statistic-words.ts';

interface SubgroupTableProps {
  readonly subgroups: TruthComparison['subgroups'];
  readonly onOpen: OpenSelection;
}

const shown = ['sensitivity', 'specificity', 'accuracy'] as const;

/** The main figures again for each side and each reader. */
export function SubgroupTable({ subgroups, onOpen }: SubgroupTableProps) {
  return (
    <div className={styles['wide']}>
      <table className={styles['figures']} data-testid="subgroup-table">
        <thead>
          <tr>
            <th scope="col">{text.group}</th>
            <th scope="col" className={styles['flush']}>
              {text.figure}
            </th>
            <CallerColumns />
          </tr>
        </thead>
        {subgroups.map((group) => {
          const groupName = `${text.subgroup[group.by]}: ${group.by === 'side' ? sideName(group.name) : group.name}`;
          const { by, name: inside } = group;
          return (
            <tbody key={groupName} data-group={group.name}>
              {figureRows
                .filter(({ figure }) => shown.some((one) => one === figure))
                .map(({ figure, among }, index) => (
                  <tr key={figure} data-figure={figure}>
                    {index === 0 ? (
                      <th scope="rowgroup" rowSpan={shown.length} className={styles['group']}>
                        {groupName}
                        <span className={styles['interval']}>{text.count(group.n)}</span>
                      </th>
                    ) : null}
                    <th scope="row">{text.figures[figure as (typeof shown)[number]]}</th>
                    {callers.map((caller) => {
                      const name = `${text.figures[figure as (typeof shown)[number]]}. ${text.caller[caller]}. ${groupName}`;
                      return (
                        <td key={caller} data-caller={caller}>
                          <FigureCell
                            statistic={group[caller][figure as (typeof shown)[number]]}
                            counted={countedIn(group[caller][figure as (typeof shown)[number]])}
                            name={name}
                            onOpen={() => {
                              onOpen({
                                title: name,
                                selection: withVerdicts(caller, among, { by, name: inside }),
                              });
                            }}
                          />
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function sideName(name: string): string {
  return name === 'left' || name === 'right' ? sideText[name] : name;
}
