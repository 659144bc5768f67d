import { useEffect } from 'react';
import type { Comparison } from '#contract/comparison.ts';
import { printReadyTitle } from '#contract/print-route.ts';
import { useCall } from '#api/use-call.ts';
import { commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { dateAndTime } from '#text/numbers.ts';
import { paperRules } from '#ui/chart-colours.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { AgreementSummary } from './agreement-summary.tsx';
import styles from './printed-comparison.module.css';
import { ReaderStudySection } from './reader-study-section.tsx';
import { TruthSummary } from './truth-summary.tsx';
import { useEvidence, type Evidence } from './use-evidence.ts';

/**
 * The comparison for paper: the figures of the page on white, without what only a screen can do. The sentence on research
 * use is the head of one table around everything, which the printer repeats on every page.
 */
export function PrintedComparison() {
  const { asked } = useCall('comparison.summarise', {});
  const { asked: status } = useCall('app.status', {});
  const evidence = useEvidence();
  const version = status.kind === 'ready' ? status.output.version : '';
  const isReady =
    asked.kind === 'ready' && evidence.statement !== '' && evidence.concern !== undefined && version !== '';

  useEffect(() => {
    document.documentElement.dataset['print'] = 'true';
  }, []);
  useEffect(() => {
    if (!isReady) return undefined;
    // The next turn: everything of this one is then on the page. A page that nobody sees draws no frame to wait for.
    const timer = setTimeout(() => {
      document.title = printReadyTitle;
    }, 0);
    return () => {
      clearTimeout(timer);
    };
  }, [isReady]);

  return (
    <table className={styles['sheet']}>
      <thead>
        <tr>
          <td className={styles['running']}>{text.printedResearchUse}</td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <style>{paperRules('html[data-print]')}</style>
            {asked.kind === 'loading' ? <p>{commonText.loading}</p> : null}
            {asked.kind === 'failed' ? <FailureNote error={asked.error} /> : null}
            {asked.kind === 'ready' ? (
              <Printed comparison={asked.output} version={version} evidence={evidence} />
            ) : null}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface PrintedProps {
  readonly comparison: Comparison;
  readonly version: string;
  readonly evidence: Evidence;
}

function Printed({ comparison, version, evidence }: PrintedProps) {
  const { withTruth, readers, readerStudy } = comparison;
  return (
    <main className={styles['document']} aria-label={text.printedTitle}>
      <h1 className={styles['title']}>{text.printedTitle}</h1>
      <p>{text.printedFacts(version, dateAndTime(new Date().toISOString()), readers.join(', '))}</p>
      {withTruth.caseCount === 0 ? <p className={styles['evidence']}>{evidence.statement}</p> : null}
      {withTruth.caseCount > 0 ? (
        <>
          <TruthSummary truth={withTruth} evidence={evidence} onOpen={openNothing} />
          <ReaderStudySection study={readerStudy} onOpen={openNothing} />
        </>
      ) : null}
      <AgreementSummary comparison={comparison} onOpen={openNothing} />
    </main>
  );
}

/** Paper opens no cases. */
function openNothing(): void {
  return undefined;
}
