import type { KeyboardEvent } from 'react';
import type { CaseQuery, CaseRow, CaseSort } from '#contract/case-page.ts';
import { thumbnailUrl } from '#api/bytes.ts';
import { casesText as text } from '#text/cases.ts';
import { callText, caseStateText, sideText } from '#text/common.ts';
import { personName } from '#text/names.ts';
import { date } from '#text/numbers.ts';
import { CaseStateShape } from '#ui/case-state-shape.tsx';
import { DemoMark } from '#ui/demo-mark.tsx';
import styles from './cases-table.module.css';

interface CasesTableProps {
  readonly rows: readonly CaseRow[];
  readonly query: CaseQuery;
  readonly selected: ReadonlySet<string>;
  readonly onSort: (sort: CaseSort) => void;
  readonly onSelect: (caseIds: readonly string[], isSelected: boolean) => void;
  readonly onOpen: (caseId: string) => void;
}

/** Films under their patients. Arrow keys move from film to film, Enter opens, Space selects. */
export function CasesTable({ rows, query, selected, onSort, onSelect, onOpen }: CasesTableProps) {
  const isAllSelected = rows.length > 0 && rows.every(({ caseId }) => selected.has(caseId));
  return (
    <div className={styles['wide']}>
      <table className={styles['table']} data-testid="cases-table">
        <thead>
          <tr>
            <th scope="col">
              <label className={styles['check']}>
                <input
                  type="checkbox"
                  aria-label={text.selectAll}
                  checked={isAllSelected}
                  onChange={() => {
                    onSelect(
                      rows.map(({ caseId }) => caseId),
                      !isAllSelected,
                    );
                  }}
                />
              </label>
            </th>
            <SortHead column={text.columns.film} sort="study-date" query={query} onSort={onSort} />
            <SortHead column={text.columns.patient} sort="name" query={query} onSort={onSort} />
            <th scope="col">{text.columns.side}</th>
            <SortHead column={text.columns.state} sort="state" query={query} onSort={onSort} />
            <th scope="col">{text.columns.own}</th>
            <th scope="col">{text.columns.model}</th>
            <th scope="col">{text.columns.truth}</th>
            <SortHead column={text.columns.opened} sort="opened" query={query} onSort={onSort} />
          </tr>
        </thead>
        {byPatient(rows).map((films) => (
          <tbody key={films[0]?.caseId}>
            {films.map((row, index) => (
              <tr key={row.caseId} data-case-row={row.caseId} data-selected={selected.has(row.caseId)}>
                <td>
                  <label className={styles['check']}>
                    <input
                      type="checkbox"
                      aria-label={text.select(personName(row.title), filmOf(row))}
                      checked={selected.has(row.caseId)}
                      onChange={() => {
                        onSelect([row.caseId], !selected.has(row.caseId));
                      }}
                    />
                  </label>
                </td>
                <td>
                  <button
                    type="button"
                    className={styles['open']}
                    aria-label={text.openCase(personName(row.title), filmOf(row))}
                    onKeyDown={(event) => {
                      onRowKey(event, () => onSelect([row.caseId], !selected.has(row.caseId)));
                    }}
                    onClick={() => {
                      onOpen(row.caseId);
                    }}
                  >
                    <img src={thumbnailUrl(row.caseId)} alt="" width={44} height={44} loading="lazy" />
                    <span className={styles['film']}>
                      <span>{row.studyDate ?? text.noStudyDate}</span>
                      <span className={styles['soft']}>
                        {row.accessionNumber === null ? row.fileName : text.accession(row.accessionNumber)}
                      </span>
                    </span>
                  </button>
                </td>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={films.length} className={styles['patient']}>
                    <span>{personName(row.title)}</span>
                    <span className={styles['soft']}>{row.patientId ?? text.noId}</span>
                  </th>
                ) : null}
                <td>{row.side === null ? text.hidden : sideText[row.side]}</td>
                <td>
                  <span className={styles['state']}>
                    <CaseStateShape state={row.state} />
                    {caseStateText[row.state]}
                  </span>
                  <Marks row={row} />
                </td>
                <td>{ownCall(row)}</td>
                <td className={styles['whole']}>{modelCall(row)}</td>
                <td className={styles['whole']}>{truthOf(row)}</td>
                <td className={styles['whole']}>{date(row.openedAt)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface SortHeadProps {
  readonly column: string;
  readonly sort: CaseSort;
  readonly query: CaseQuery;
  readonly onSort: (sort: CaseSort) => void;
}

function SortHead({ column, sort, query, onSort }: SortHeadProps) {
  const isSorted = query.sort === sort;
  const direction = query.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        className={styles['sort']}
        title={text.sortBy(column)}
        onClick={() => onSort(sort)}
      >
        {column}
        <span aria-hidden="true">{isSorted ? (query.descending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}

function Marks({ row }: { readonly row: CaseRow }) {
  if (!row.isDemo && !row.isArchived && row.tags.length === 0) return null;
  return (
    <span className={styles['marks']}>
      {row.isDemo ? <DemoMark /> : null}
      {row.isArchived ? <span className={styles['tag']}>{text.archivedMark}</span> : null}
      {row.tags.map((tag) => (
        <span key={tag} className={styles['tag']}>
          {tag}
        </span>
      ))}
    </span>
  );
}

function byPatient(rows: readonly CaseRow[]): CaseRow[][] {
  const groups: CaseRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.patientKey === row.patientKey) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function filmOf({ studyDate, accessionNumber, fileName }: CaseRow): string {
  return [studyDate ?? text.noStudyDate, accessionNumber ?? fileName].join(', ');
}

function ownCall({ unaided, aided }: CaseRow): string {
  if (unaided === null) return text.hidden;
  if (aided === null || aided === unaided) return callText[unaided];
  return text.changed(callText[unaided], callText[aided].toLowerCase());
}

function modelCall({ model }: CaseRow): string {
  if (model === null) return text.hidden;
  return model === 'refused' ? text.refused : callText[model];
}

function truthOf({ truth, truthMissingSince }: CaseRow): string {
  if (truth !== null) return callText[truth];
  return truthMissingSince === null ? text.hidden : text.truthDue;
}

/** Up and down go to the film above and below; Space selects instead of opening. */
function onRowKey(event: KeyboardEvent<HTMLButtonElement>, select: () => void): void {
  if (event.key === ' ') {
    event.preventDefault();
    select();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const films = [
    ...(event.currentTarget.closest('table')?.querySelectorAll<HTMLButtonElement>('td > button') ?? []),
  ];
  films[films.indexOf(event.currentTarget) + step]?.focus();
}
