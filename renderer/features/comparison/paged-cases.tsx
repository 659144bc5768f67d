import { useState } from 'react';
import { Skeleton } from '@mantine/core';
import type { CaseSelection, ComparedCases } from '#contract/compared-cases.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { casesText } from '#text/cases.ts';
import { commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { CaseTable } from './case-table.tsx';
import styles from './comparison-page.module.css';

/** As many as are scrolled through; a casebook can hold a hundred thousand. */
const pageSize = 100;

interface PagedCasesProps {
  readonly selection: CaseSelection;
  readonly includeDemo: boolean;
  readonly onOpenCase: (caseId: string) => void;
}

/** The cases of a selection, how many they are, and a page of them at a time. */
export function PagedCases({ selection, includeDemo, onOpenCase }: PagedCasesProps) {
  const [offset, setOffset] = useState(0);
  const { asked, reload } = useCall('comparison.cases', { selection, includeDemo, offset, limit: pageSize });
  useFeed('cases.changed', reload);
  if (asked.kind === 'loading') return <Skeleton height={64} aria-label={commonText.loading} />;
  if (asked.kind === 'failed') {
    return (
      <FailureNote error={asked.error}>
        <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
      </FailureNote>
    );
  }
  const { cases, matchCount } = asked.output;
  return (
    <>
      <p className={styles['soft']}>{text.count(matchCount)}</p>
      {cases.length > 0 ? <CaseTable cases={cases} onOpenCase={onOpenCase} /> : <p>{text.openedNone}</p>}
      <Pages offset={offset} page={asked.output} onTurn={setOffset} />
    </>
  );
}

interface PagesProps {
  readonly offset: number;
  readonly page: ComparedCases;
  readonly onTurn: (offset: number) => void;
}

function Pages({ offset, page: { cases, matchCount }, onTurn }: PagesProps) {
  const end = offset + cases.length;
  if (offset === 0 && end >= matchCount) return null;
  return (
    <div className={styles['pages']}>
      <CommandButton
        disabled={offset === 0}
        onClick={() => {
          onTurn(Math.max(0, offset - pageSize));
        }}
      >
        {casesText.earlier}
      </CommandButton>
      <span className="tabular">{casesText.page(offset + 1, end, matchCount)}</span>
      <CommandButton
        disabled={end >= matchCount}
        onClick={() => {
          onTurn(offset + pageSize);
        }}
      >
        {casesText.later}
      </CommandButton>
    </div>
  );
}
