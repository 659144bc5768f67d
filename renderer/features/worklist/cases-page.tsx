import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import type { CasePage } from '#contract/case-page.ts';
import { everyCase, pageSize } from '#domain/casebook/every-case.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { casesText as text } from '#text/cases.ts';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { Page } from '#ui/page.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { isFiltered, useCaseFilter } from './case-filter.ts';
import { CasesTable } from './cases-table.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { LabelBar } from './label-bar.tsx';
import styles from './cases-page.module.css';

interface CasesPageProps {
  readonly onOpenCase: (caseId: string) => void;
  readonly onMakeSet: (caseIds: readonly string[]) => void;
  /** The ways in for files. */
  readonly openButtons: ReactNode;
}

/** Finds cases: search, filters as a sentence, a table by patient, and labels for what is selected. */
export function CasesPage({ onOpenCase, onMakeSet, openButtons }: CasesPageProps) {
  const { query, change } = useCaseFilter();
  const { asked, reload } = useCall('cases.find', query);
  const { asked: due, reload: reloadDue } = useCall('cases.due', {});
  useFeed('cases.changed', () => {
    reload();
    reloadDue();
  });
  const page = useLastPage(asked.kind === 'ready' ? asked.output : null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = useSearchKey();
  const filtered = isFiltered(query);
  return (
    <Page title={text.title} isWide>
      {due.kind === 'ready' && due.output.dueCount > 0 ? (
        <Note tone="plain">
          <p>{text.due(due.output.dueCount, due.output.dueAfterWeeks)}</p>
          <CommandButton
            onClick={() => {
              change({ ...everyCase, truth: 'due', dueAfterWeeks: due.output.dueAfterWeeks });
            }}
          >
            {text.dueShow}
          </CommandButton>
        </Note>
      ) : null}
      <div className={styles['asking']}>
        <div className={styles['row']}>
          <input
            ref={search}
            type="search"
            className={styles['search']}
            aria-label={text.search}
            aria-keyshortcuts="Control+F"
            placeholder={text.searchHint}
            maxLength={200}
            value={query.search}
            onChange={(event) => {
              change({ search: event.currentTarget.value });
            }}
          />
          {openButtons}
        </div>
        <FilterSentence query={query} page={page} onChange={change} />
        <div className={styles['row']}>
          <span role="status" className="tabular">
            {page ? text.found(page.matchCount, page.caseCount, filtered) : ''}
          </span>
          {filtered ? (
            <CommandButton
              kind="quiet"
              onClick={() => {
                change({ ...everyCase, sort: query.sort, descending: query.descending });
              }}
            >
              {text.clear}
            </CommandButton>
          ) : null}
        </div>
      </div>
      {asked.kind === 'failed' ? (
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      ) : null}
      {page === null && asked.kind === 'loading' ? (
        <div role="status" aria-label={commonText.loading}>
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} height={48} mb={6} />
          ))}
        </div>
      ) : null}
      {selected.size > 0 ? (
        <LabelBar
          selected={[...selected]}
          tags={page?.tags ?? []}
          onMakeSet={onMakeSet}
          onDeselect={() => {
            setSelected(new Set());
          }}
        />
      ) : null}
      {page && page.rows.length > 0 ? (
        <>
          <CasesTable
            rows={page.rows}
            query={query}
            selected={selected}
            onSort={(sort) => {
              change({ sort, descending: query.sort === sort ? !query.descending : sort === 'opened' });
            }}
            onSelect={(caseIds, isSelected) => {
              const next = new Set(selected);
              for (const caseId of caseIds) {
                if (isSelected) next.add(caseId);
                else next.delete(caseId);
              }
              setSelected(next);
            }}
            onOpen={onOpenCase}
          />
          <div className={styles['row']}>
            <PageTurner
              offset={query.offset}
              shownCount={page.rows.length}
              matchCount={page.matchCount}
              pageSize={pageSize}
              onTurn={(offset) => {
                change({ offset });
              }}
            />
            <span className={styles['soft']}>{text.keys}</span>
          </div>
        </>
      ) : null}
      {page?.rows.length === 0 ? <Nothing isFiltered={filtered} /> : null}
    </Page>
  );
}

/** The last answer stays while the next is on its way, so that typing does not make the table flicker. */
function useLastPage(answered: CasePage | null): CasePage | null {
  const [last, setLast] = useState(answered);
  if (answered !== null && answered !== last) setLast(answered);
  return answered ?? last;
}

function useSearchKey() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return field;
}

function Nothing({ isFiltered: hasFilter }: { readonly isFiltered: boolean }) {
  return (
    <div className={styles['nothing']}>
      <p className={styles['heading']}>{hasFilter ? text.noneTitle : text.emptyTitle}</p>
      <p>{hasFilter ? text.noneBody : text.emptyBody}</p>
    </div>
  );
}
