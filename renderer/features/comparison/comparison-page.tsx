import { useState } from 'react';
import type { Comparison } from '#contract/comparison.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Loading } from '#ui/loading.tsx';
import { Note } from '#ui/note.tsx';
import { Page, Section } from '#ui/page.tsx';
import { AgreementSummary } from './agreement-summary.tsx';
import type { NamedSelection } from './case-selection.ts';
import styles from './comparison-page.module.css';
import { DemoSwitch } from './demo-switch.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { OpenedCases } from './opened-cases.tsx';
import { PagedCases } from './paged-cases.tsx';
import { ReaderStudySection } from './reader-study-section.tsx';
import { TruthSummary } from './truth-summary.tsx';
import { useEvidence } from './use-evidence.ts';

const everyCase = { kind: 'all' } as const;

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
      {asked.kind === 'loading' ? <Loading heightPx={120} /> : null}
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
        <Summary comparison={asked.output} includeDemo={includeDemo} onOpenCase={onOpenCase} />
      ) : null}
    </Page>
  );
}

interface SummaryProps extends Pick<ComparisonPageProps, 'onOpenCase'> {
  readonly comparison: Comparison;
  readonly includeDemo: boolean;
}

function Summary({ comparison, includeDemo, onOpenCase }: SummaryProps) {
  const [opened, setOpened] = useState<NamedSelection | null>(null);
  const evidence = useEvidence();
  const { withTruth } = comparison;
  return (
    <>
      {withTruth.caseCount > 0 ? (
        <>
          <TruthSummary truth={withTruth} evidence={evidence} onOpen={setOpened} />
          <ReaderStudySection study={comparison.readerStudy} onOpen={setOpened} />
        </>
      ) : null}
      <AgreementSummary comparison={comparison} onOpen={setOpened} />
      {withTruth.caseCount === 0 ? <Note tone="plain">{text.truthNone}</Note> : null}
      <ExportButtons comparison={comparison} includeDemo={includeDemo} />
      <Section title={text.cases}>
        <PagedCases selection={everyCase} includeDemo={includeDemo} onOpenCase={onOpenCase} />
      </Section>
      <OpenedCases
        opened={opened}
        includeDemo={includeDemo}
        onClose={() => {
          setOpened(null);
        }}
        onOpenCase={onOpenCase}
      />
    </>
  );
}
