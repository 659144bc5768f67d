import { useState } from 'react';
import type { LocalTestCase } from '#contract/local-test.ts';
import { callText } from '#text/common.ts';
import { comparisonText } from '#text/comparison.ts';
import { localTestText as text } from '#text/local-test.ts';
import { unit } from '#text/numbers.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { TableHead } from '#ui/table-head.tsx';
import styles from './local-test.module.css';

interface CaseChoiceProps {
  readonly cases: readonly LocalTestCase[];
  /** Cases that are not counted. */
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

/** Which cases are counted; all of them unless the reader leaves some out. */
export function CaseChoice({ cases, left, onChange }: CaseChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  const toggle = (caseId: string): void => {
    const next = new Set(left);
    if (!next.delete(caseId)) next.add(caseId);
    onChange(next);
  };
  return (
    <details
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary className={styles['summary']}>{text.choose}</summary>
      {isOpen ? (
        <>
          <div className={styles['row']}>
            <CommandButton
              onClick={() => {
                onChange(new Set());
              }}
            >
              {text.all}
            </CommandButton>
            <CommandButton
              onClick={() => {
                onChange(new Set(cases.map(({ caseId }) => caseId)));
              }}
            >
              {text.noneOf}
            </CommandButton>
          </div>
          <div className={styles['list']}>
            <table className={styles['table']} data-testid="local-test-cases">
              <TableHead columns={Object.values(text.caseColumns)} />
              <tbody>
                {cases.map(({ caseId, title, truth, model, score }) => (
                  <tr key={caseId}>
                    <td>
                      <input
                        type="checkbox"
                        className={styles['tick']}
                        aria-label={text.count(title)}
                        checked={!left.has(caseId)}
                        onChange={() => {
                          toggle(caseId);
                        }}
                      />
                    </td>
                    <th scope="row">{title}</th>
                    <td>{callText[truth]}</td>
                    <td>{model === 'refused' ? comparisonText.refused : callText[model]}</td>
                    <td>{score === null ? '' : unit(score)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </details>
  );
}
