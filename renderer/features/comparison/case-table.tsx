import type { ComparedCase } from '#contract/comparison.ts';
import type { Caller } from '#contract/truth-comparison.ts';
import { callText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { personName } from '#text/names.ts';
import { score } from '#text/numbers.ts';
import { DemoMark } from '#ui/demo-mark.tsx';
import { TableHead } from '#ui/table-head.tsx';
import { isRight } from './case-selection.ts';
import styles from './comparison-page.module.css';

interface CaseTableProps {
  readonly cases: readonly ComparedCase[];
  readonly onOpenCase: (caseId: string) => void;
}

/** Cases with every call and the truth; a name opens its case. */
export function CaseTable({ cases, onOpenCase }: CaseTableProps) {
  return (
    <div className={styles['wide']}>
      <table className={styles['cases']}>
        <TableHead columns={Object.values(text.columns)} />
        <tbody>
          {cases.map((compared) => (
            <tr key={compared.caseId} data-case-id={compared.caseId}>
              <th scope="row">
                <button
                  type="button"
                  className={styles['link']}
                  onClick={() => {
                    onOpenCase(compared.caseId);
                  }}
                >
                  {personName(compared.title)}
                </button>{' '}
                {compared.isDemo ? <DemoMark /> : null}
              </th>
              <td>
                {callText[compared.unaided]}
                <Wrong compared={compared} caller="unaided" />
              </td>
              <td>
                {compared.aided === null ? text.notYet : callText[compared.aided]}
                <Wrong compared={compared} caller="aided" />
              </td>
              <td>
                {compared.model === 'refused' ? text.refused : callText[compared.model]}
                {compared.truth === null && differs(compared) ? (
                  <span className={styles['differs']}> ({text.differs})</span>
                ) : null}
                <Wrong compared={compared} caller="model" />
              </td>
              <td>{compared.score === null ? '—' : score(compared.score)}</td>
              <td>{compared.truth === null ? text.unknown : callText[compared.truth]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What kind of error a call was; nothing where it was none. */
function Wrong({ compared, caller }: { readonly compared: ComparedCase; readonly caller: Caller }) {
  const verdict = compared.verdicts?.[caller];
  if (verdict === undefined || isRight(verdict) || verdict === 'indeterminate' || verdict === 'refused') {
    return null;
  }
  return <span className={styles['wrong']}>{text.verdict[verdict]}</span>;
}

function differs({ unaided, model }: ComparedCase): boolean {
  return model !== 'refused' && unaided !== 'indeterminate' && unaided !== model;
}
