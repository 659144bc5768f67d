import type { Criterion, LocalTest } from '#contract/local-test.ts';
import type { Statistic } from '#contract/statistic.ts';
import { localTestText as text } from '#text/local-test.ts';
import { unit } from '#text/numbers.ts';
import { Note } from '#ui/note.tsx';
import { TableHead } from '#ui/table-head.tsx';
import styles from './local-test.module.css';

/** The verdict in one sentence, the two figures it comes from, and a threshold for this clinic. */
export function LocalTestResult({ test }: { readonly test: LocalTest }) {
  const { verdict, proposal, threshold } = test;
  return (
    <div className={styles['result']} data-testid="local-test-result" data-verdict={verdict}>
      {verdict === 'met' ? (
        <Note tone="plain" title={text.verdictSentence(test)} />
      ) : (
        <Note tone="caution" title={text.verdictSentence(test)} />
      )}
      <div className={styles['wide']}>
        <table className={styles['table']}>
          <TableHead columns={Object.values(text.columns)} />
          <tbody>
            <CriterionRow figure="sensitivity" criterion={test.sensitivity} />
            <CriterionRow figure="specificity" criterion={test.specificity} />
          </tbody>
        </table>
      </div>
      <p className={styles['soft']}>{text.neededHelp}</p>
      <h3 className={styles['heading']}>{text.threshold}</h3>
      {proposal.kind === 'none' ? (
        <p>{text.thresholdNone(proposal.fewestPatients)}</p>
      ) : (
        <p>
          {text.thresholdProposed(
            unit(proposal.threshold),
            unit(threshold),
            unit(proposal.lowest),
            unit(proposal.highest),
          )}{' '}
          {text.thresholdWorth(intervalWords(proposal.sensitivity), intervalWords(proposal.specificity))}
        </p>
      )}
    </div>
  );
}

interface CriterionRowProps {
  readonly figure: 'sensitivity' | 'specificity';
  readonly criterion: Criterion;
}

function CriterionRow({ figure, criterion }: CriterionRowProps) {
  const { stated, right, n, found, verdict, lowest } = criterion;
  return (
    <tr data-figure={figure}>
      <th scope="row">{text[figure]}</th>
      <td>{text.stated(unit(stated.value), unit(stated.low), unit(stated.high), stated.n)}</td>
      <td>{n === 0 ? text.hereNone : text.here(right, n, intervalWords(found))}</td>
      <td>{text.verdict[verdict](unit(lowest))}</td>
      <td>{verdict === 'undecided' ? neededWords(figure, criterion) : text.settled}</td>
    </tr>
  );
}

function neededWords(figure: CriterionRowProps['figure'], { needed, n }: Criterion): string {
  if (!needed) return text.neededNone;
  return text.needed(needed.cases, text.kind[figure], needed.mustBeRight, needed.cases - n);
}

function intervalWords(statistic: Statistic): string {
  switch (statistic.kind) {
    case 'undefined':
      return text.hereNone;
    case 'point':
      return unit(statistic.value);
    case 'estimate':
      return text.interval(unit(statistic.value), unit(statistic.low), unit(statistic.high));
  }
}
