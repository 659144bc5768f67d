import type { Comparison } from '#contract/comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { Note } from '#ui/note.tsx';
import { Section } from '#ui/page.tsx';
import { AgreementGrid } from './agreement-grid.tsx';
import type { OpenSelection } from './case-selection.ts';
import styles from './comparison-page.module.css';
import { enoughCases, statisticWords } from './statistic-words.ts';

interface AgreementSummaryProps {
  readonly comparison: Comparison;
  readonly onOpen: OpenSelection;
}

/** Own calls against the model's over every revealed case, whether the truth is known or not. */
export function AgreementSummary({ comparison, onOpen }: AgreementSummaryProps) {
  const { unaidedAgainstModel, changedCalls, withTruth } = comparison;
  const { table } = unaidedAgainstModel;
  const agreed = table.bothPathologic + table.bothNonpathologic;
  const n = agreed + table.readerPathologicOnly + table.modelPathologicOnly;
  // With the truth the page has a better first sentence, and has said what is too small.
  const isFirst = withTruth.caseCount === 0;
  return (
    <>
      <Section title={text.agreement}>
        <p className={isFirst ? styles['sentence'] : undefined} data-testid="comparison-sentence">
          {n === 0
            ? text.noneCompared
            : text.sentence(n, agreed, table.bothPathologic + table.readerPathologicOnly)}
        </p>
        {n > 0 && n < enoughCases ? <Note tone="caution">{text.tooFew(n, enoughCases)}</Note> : null}
        <p className={styles['soft']}>
          {text.outside(
            comparison.revealedCount,
            comparison.readerIndeterminateCount,
            comparison.modelRefusedCount,
          )}{' '}
          {text.agreementOnly}
        </p>
        {n > 0 ? (
          <>
            <AgreementGrid table={table} onOpen={onOpen} />
            <dl className={styles['figures']} data-testid="agreement-figures">
              <dt>{text.observed}</dt>
              <dd>{statisticWords(unaidedAgainstModel.observedAgreement)}</dd>
              <dt>{text.kappa}</dt>
              <dd>{statisticWords(unaidedAgainstModel.kappa)}</dd>
            </dl>
          </>
        ) : null}
      </Section>
      <Section title={text.changes}>
        <p>
          {changedCalls.n > 0
            ? text.changesSentence(
                changedCalls.n,
                changedCalls.toModel,
                changedCalls.awayFromModel,
                changedCalls.other,
              )
            : text.changesNone}
        </p>
      </Section>
    </>
  );
}
