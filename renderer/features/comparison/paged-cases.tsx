import { useState } from 'react';
import type { CaseSelection } from '#contract/compared-cases.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Loading } from '#ui/loading.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
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
  if (asked.kind === 'loading') return <Loading heightPx={64} />;
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
      <PageTurner
        offset={offset}
        shownCount={cases.length}
        matchCount={matchCount}
        pageSize={pageSize}
        onTurn={setOffset}
      />
    </>
  );
}
