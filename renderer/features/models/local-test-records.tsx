import type { LocalTestRecord } from '#contract/local-test.ts';
import { localTestText as text } from '#text/local-test.ts';
import { dateAndTime } from '#text/numbers.ts';
import { TableHead } from '#ui/table-head.tsx';
import styles from './local-test.module.css';

/** Every decision that was signed, the latest first. */
export function LocalTestRecords({ records }: { readonly records: readonly LocalTestRecord[] }) {
  return (
    <div className={styles['result']}>
      <h3 className={styles['heading']}>{text.records}</h3>
      {records.length === 0 ? <p className={styles['soft']}>{text.recordsNone}</p> : null}
      {records.length > 0 ? (
        <div className={styles['wide']}>
          <table className={styles['table']} data-testid="local-test-records">
            <TableHead columns={Object.values(text.recordColumns)} />
            <tbody>
              {records.map((record) => (
                <tr key={record.recordId} data-decision={record.decision}>
                  <td>{dateAndTime(record.at)}</td>
                  <td>{record.reader}</td>
                  <th scope="row">{text.decisionShort[record.decision]}</th>
                  <td>
                    {record.test.model.name} {record.test.model.version}
                  </td>
                  <td>{text.recordFigures(record)}</td>
                  <td>{record.remark}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}
