import type { Comparison, ComparedCase } from '#contract/comparison.ts';
import type { Statistic } from '#contract/statistic.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { Skeleton } from '@mantine/core';
import { callText, commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { personName } from '#text/names.ts';
import { score, unit } from '#text/numbers.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { Page, Section } from '#ui/page.tsx';
import { AgreementGrid } from './agreement-grid.tsx';
import styles from './comparison-page.module.css';

interface ComparisonPageProps {
  readonly onOpenCase: (caseId: string) => void;
  readonly onGoToReading: () => void;
}

/** Below this many cases the page says that n is too small. */
const enoughCases = 30;

/** Own calls against the model's, the sentence first. */
export function ComparisonPage({ onOpenCase, onGoToReading }: ComparisonPageProps) {
  const { asked, reload } = useCall('comparison.summarise', {});
  useFeed('cases.changed', reload);
  return (
    <Page title={text.title}>
      {asked.kind === 'loading' ? <Skeleton height={120} aria-label={commonText.loading} /> : null}
      {asked.kind === 'failed' ? (
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
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
  const { unaidedAgainstModel, changedCalls } = comparison;
  const { table } = unaidedAgainstModel;
  const agreed = table.bothPathologic + table.bothNonpathologic;
  const n = agreed + table.readerPathologicOnly + table.modelPathologicOnly;
  const changes = changedCalls.n > 0;
  return (
    <>
      <p className={styles['sentence']} data-testid="comparison-sentence">
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
          <Section title={text.table}>
            <AgreementGrid table={table} />
          </Section>
          <Section title={text.figures}>
            <dl className={styles['figures']}>
              <dt>{text.observed}</dt>
              <dd>{statistic(unaidedAgainstModel.observedAgreement)}</dd>
              <dt>{text.kappa}</dt>
              <dd>{statistic(unaidedAgainstModel.kappa)}</dd>
            </dl>
          </Section>
        </>
      ) : null}
      <Section title={text.changes}>
        <p>
          {changes
            ? text.changesSentence(
                changedCalls.n,
                changedCalls.toModel,
                changedCalls.awayFromModel,
                changedCalls.other,
              )
            : text.changesNone}
        </p>
      </Section>
      <Section title={text.cases}>
        <CaseTable cases={comparison.cases} onOpenCase={onOpenCase} />
      </Section>
    </>
  );
}

interface CaseTableProps {
  readonly cases: readonly ComparedCase[];
  readonly onOpenCase: (caseId: string) => void;
}

function CaseTable({ cases, onOpenCase }: CaseTableProps) {
  return (
    <div className={styles['wide']}>
      <table className={styles['cases']}>
        <thead>
          <tr>
            {Object.values(text.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((compared) => (
            <tr key={compared.caseId}>
              <th scope="row">
                <button
                  type="button"
                  className={styles['link']}
                  onClick={() => {
                    onOpenCase(compared.caseId);
                  }}
                >
                  {personName(compared.title)}
                </button>
              </th>
              <td>{callText[compared.unaided]}</td>
              <td>{compared.aided === null ? text.notYet : callText[compared.aided]}</td>
              <td>
                {compared.model === 'refused' ? text.refused : callText[compared.model]}
                {differs(compared) ? <span className={styles['differs']}> ({text.differs})</span> : null}
              </td>
              <td>{compared.score === null ? '—' : score(compared.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function differs({ unaided, model }: ComparedCase): boolean {
  return model !== 'refused' && unaided !== 'indeterminate' && unaided !== model;
}

function statistic(value: Statistic): string {
  switch (value.kind) {
    case 'undefined':
      return text.undefinedReason[value.reason];
    case 'point':
      return text.intervalNone(unit(value.value), value.n);
    case 'estimate':
      return text.interval(unit(value.value), unit(value.low), unit(value.high), value.n);
  }
}
