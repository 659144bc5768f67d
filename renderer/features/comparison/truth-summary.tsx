import type { TruthComparison } from '#contract/truth-comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { Note } from '#ui/note.tsx';
import { Section } from '#ui/page.tsx';
import { AccuracyTable } from './accuracy-table.tsx';
import { CalibrationChart } from './calibration-chart.tsx';
import type { OpenSelection } from './case-selection.ts';
import styles from './comparison-page.module.css';
import { DecisionChart } from './decision-chart.tsx';
import { PairTable } from './pair-table.tsx';
import { RocChart } from './roc-chart.tsx';
import { scoredCount } from './scored-count.ts';
import { enoughCases, prevalenceWords, statisticWords } from './statistic-words.ts';
import { SubgroupTable } from './subgroup-table.tsx';
import { SwitchTable } from './switch-table.tsx';
import { truthSentence } from './truth-sentence.ts';
import type { Evidence } from './use-evidence.ts';

interface TruthSummaryProps {
  readonly truth: TruthComparison;
  readonly evidence: Evidence;
  readonly onOpen: OpenSelection;
}

/** Everything that needs the reference standard, the sentence first. */
export function TruthSummary({ truth, evidence, onOpen }: TruthSummaryProps) {
  const { areas, common, calibration } = truth;
  return (
    <>
      <p className={styles['sentence']} data-testid="truth-sentence">
        {truthSentence(truth)}
      </p>
      {common.n < enoughCases ? <Note tone="caution">{text.tooFew(common.n, enoughCases)}</Note> : null}
      <p className={styles['evidence']} data-testid="evidence">
        {evidence.statement}
      </p>
      {typeof evidence.concern === 'string' ? (
        <div data-testid="model-concern">
          <Note tone="caution">{evidence.concern}</Note>
        </div>
      ) : null}
      <Facts truth={truth} />
      <Section title={text.accuracyTable}>
        <p className={styles['soft']}>
          {text.accuracyHelp} <span data-screen-only>{text.accuracyPress}</span>
        </p>
        <AccuracyTable truth={truth} onOpen={onOpen} />
      </Section>
      <Section title={text.pairs}>
        <p className={styles['soft']}>{text.pairsHelp}</p>
        <PairTable pairs={truth.pairs} onOpen={onOpen} />
      </Section>
      <Section title={text.roc}>
        {truth.curves.model === null && truth.curves.confidence === null ? (
          <p>{text.rocMissing}</p>
        ) : (
          <>
            <p className={styles['soft']}>{text.rocHelp}</p>
            <RocChart truth={truth} evidence={evidence.statement} />
          </>
        )}
        <dl className={styles['figures']} data-testid="areas">
          <dt>
            {text.area}: {text.modelCurve.toLowerCase()}
          </dt>
          <dd>{statisticWords(areas.model)}</dd>
          <dt>
            {text.area}: {text.confidenceCurve.toLowerCase()}
          </dt>
          <dd>{statisticWords(areas.confidence)}</dd>
          <dt>{text.areaDifference}</dt>
          <dd>
            {statisticWords(areas.difference, text.signed)}
            {areas.differencePValue === null
              ? null
              : `. ${text.areaDifferenceTest(text.pValue(areas.differencePValue))}`}
          </dd>
        </dl>
      </Section>
      <Section title={text.calibration}>
        {calibration.bins.length === 0 ? (
          <p>{text.calibrationMissing}</p>
        ) : (
          <>
            <p className={styles['soft']}>{text.calibrationHelp}</p>
            <CalibrationChart calibration={calibration} evidence={evidence.statement} />
          </>
        )}
      </Section>
      <Section title={text.decision}>
        {truth.decision === null ? (
          <p>{text.decisionMissing}</p>
        ) : (
          <>
            <p className={styles['soft']}>{text.decisionHelp(prevalenceWords(truth.prevalence))}</p>
            <DecisionChart
              decision={truth.decision}
              caseCount={scoredCount(calibration)}
              evidence={evidence.statement}
            />
          </>
        )}
      </Section>
      <Section title={text.switches}>
        <p className={styles['soft']}>{text.switchesHelp}</p>
        <SwitchTable switches={truth.switches} onOpen={onOpen} />
      </Section>
      <Section title={text.subgroups}>
        <p className={styles['soft']}>{text.subgroupsHelp}</p>
        <SubgroupTable subgroups={truth.subgroups} onOpen={onOpen} />
      </Section>
    </>
  );
}

/** What the figures rest on, and what is left out of them. */
function Facts({ truth }: { readonly truth: TruthComparison }) {
  const { caseCount, patientCount, pathologicCount, dropped, models, readerChangedCount } = truth;
  return (
    <div className={styles['facts']} data-testid="truth-facts">
      <p>{text.classes(caseCount, patientCount, pathologicCount)}</p>
      <p>{text.dropped(dropped.unaidedIndeterminate, dropped.aidedIndeterminate, dropped.modelRefused)}</p>
      {patientCount < caseCount ? <p>{text.dependent}</p> : null}
      {readerChangedCount > 0 ? <p>{text.readerChanged(readerChangedCount)}</p> : null}
      {models.length > 1 ? (
        <Note tone="caution">
          {text.modelsMixed(models.map(({ name, version, n }) => text.modelOf(name, version, n)))}
        </Note>
      ) : null}
    </div>
  );
}
