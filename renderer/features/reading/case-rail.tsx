import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import type { CaseSummary } from '#contract/case.ts';
import { thumbnailUrl } from '#api/bytes.ts';
import type { Asked } from '#api/use-call.ts';
import { caseStateText, commonText } from '#text/common.ts';
import { personName } from '#text/names.ts';
import { readingText } from '#text/reading.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { DemoMark } from '#ui/demo-mark.tsx';
import { CaseStateShape } from '#ui/case-state-shape.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import styles from './case-rail.module.css';

interface CaseRailProps {
  readonly asked: Asked<readonly CaseSummary[]>;
  readonly selectedId: string | null;
  readonly onSelect: (caseId: string) => void;
  /** Stands above the cases. */
  readonly children?: ReactNode;
}

/** The latest cases, newest first as the casebook gives them, each with its thumbnail and how far it has come. */
export function CaseRail({ asked, selectedId, onSelect, children }: CaseRailProps) {
  return (
    <nav className={styles['rail']} aria-label={readingText.cases}>
      <h2 className={styles['heading']}>{readingText.cases}</h2>
      {children}
      <div className={styles['scroll']}>
        {asked.kind === 'failed' ? <FailureNote error={asked.error} /> : null}
        {asked.kind === 'loading' ? (
          <div aria-label={readingText.loadingCases} role="status">
            {[0, 1, 2].map((row) => (
              <Skeleton key={row} height={64} mb={6} />
            ))}
          </div>
        ) : null}
        {asked.kind === 'ready' && asked.output.length === 0 ? (
          <p className={styles['empty']}>{readingText.casesEmpty}</p>
        ) : null}
        {asked.kind === 'ready' ? (
          <ul>
            {asked.output.map((entry) => (
              <li key={entry.caseId}>
                <button
                  type="button"
                  className={styles['case']}
                  aria-current={entry.caseId === selectedId ? 'true' : undefined}
                  aria-label={`${personName(entry.title)} ${caseStateText[entry.state]}`}
                  data-case-id={entry.caseId}
                  data-case-state={entry.state}
                  onMouseDown={keepFocus}
                  onClick={() => {
                    onSelect(entry.caseId);
                  }}
                >
                  <img src={thumbnailUrl(entry.caseId)} alt="" width={48} height={48} loading="lazy" />
                  <span className={styles['words']}>
                    <span className={styles['title']}>{personName(entry.title)}</span>
                    <span className={styles['state']}>
                      <CaseStateShape state={entry.state} />
                      <span className={styles['stateWord']}>{caseStateText[entry.state]}</span>
                      {entry.isDemo ? <DemoMark /> : null}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <p className={styles['hint']}>{commonText.openHint}</p>
    </nav>
  );
}
