import { useState } from 'react';
import { Skeleton } from '@mantine/core';
import type { Comparison } from '#contract/comparison.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { Page, Section } from '#ui/page.tsx';
import { AgreementSummary } from './agreement-summary.tsx';
import type { CaseSelection } from './case-selection.ts';
import { CaseTable } from './case-table.tsx';
import styles from './comparison-page.module.css';
import { DemoSwitch } from './demo-switch.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { OpenedCases } from './opened-cases.tsx';
import { ReaderStudySection } from './reader-study-section.tsx';
import { TruthSummary } from './truth-summary.tsx';

interface ComparisonPageProps {
  readonly onOpenCase: (caseId: string) => void;
  readonly onGoToReading: () => void;
}

/** Reader, reader with the model, and model: against the truth where it is known, against each other everywhere. */
export function ComparisonPage({ onOpenCase, onGoToReading }: ComparisonPageProps) {
  const [includeDemo, setIncludeDemo] = useState(false);
  const { asked, reload } = useCall('comparison.summarise', { includeDemo });
  useFeed('cases.changed', reload);
  return (
    <Page title={text.title}>
      {asked.kind === 'loading' ? <Skeleton height={120} aria-label={commonText.loading} /> : null}
      {asked.kind === 'failed' ? (
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      ) : null}
      {asked.kind === 'ready' && asked.output.demoCount > 0 ? (
        <DemoSwitch count={asked.output.demoCount} isOn={includeDemo} onChange={setIncludeDemo} />
      ) : null}
      {asked.kind === 'ready' && asked.output.revealedCount === 0 ? (
        <div className={styles['empty']}>
          <p>{text.empty}</p>
          <CommandButton onClick={onGoToReading}>{text.toReading}</CommandButton>
        </div>
      ) : null}
      {asked.kind === 'ready' && asked.output.revealedCount > 0 ? (
        <Summary comparison={asked.output} onOpenCase={onOpenCase} />
      ) : null}
    </Page>
  );
}

function Summary({
  comparison,
  onOpenCase,
}: { readonly comparison: Comparison } & Pick<ComparisonPageProps, 'onOpenCase'>) {
  const [selection, setSelection] = useState<CaseSelection | null>(null);
  const { withTruth, cases } = comparison;
  return (
    <>
      {withTruth.caseCount > 0 ? (
        <>
          <TruthSummary truth={withTruth} cases={cases} onOpen={setSelection} />
          <ReaderStudySection study={comparison.readerStudy} cases={cases} onOpen={setSelection} />
        </>
      ) : null}
      <AgreementSummary comparison={comparison} onOpen={setSelection} />
      {withTruth.caseCount === 0 ? <Note tone="plain">{text.truthNone}</Note> : null}
      <ExportButtons comparison={comparison} />
      <Section title={text.cases}>
        <CaseTable cases={cases} onOpenCase={onOpenCase} />
      </Section>
      <OpenedCases
        selection={selection}
        onClose={() => {
          setSelection(null);
        }}
        onOpenCase={onOpenCase}
      />
    </>
  );
}
