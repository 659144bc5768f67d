import type { CrossedFigure, MeanOverReaders, ReaderStudy } from '#contract/reader-study.ts';
import type { Statistic } from '#contract/statistic.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { readerStudyText as studyText } from '#text/reader-study.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { Section } from '#ui/page.tsx';
import { CallerMark } from './caller-mark.tsx';
import type { OpenSelection } from './case-selection.ts';
import styles from './figures.module.css';
import { enoughCases, statisticWords } from './statistic-words.ts';

interface ReaderStudySectionProps {
  readonly study: ReaderStudy;
  readonly onOpen: OpenSelection;
}

type Analysed = Extract<ReaderStudy, { kind: 'analysed' }>;

/** Several readers over the same cases, or the plain reason why there is nothing to show. */
export function ReaderStudySection({ study, onOpen }: ReaderStudySectionProps) {
  return (
    <Section title={studyText.title}>
      {study.kind === 'too-few' ? (
        <p data-testid="reader-study" data-kind="too-few">
          {studyText.tooFew(study.readers.length, study.caseCount, study.fewestOfClass)}
        </p>
      ) : (
        <Study study={study} onOpen={onOpen} />
      )}
    </Section>
  );
}

function Study({ study, onOpen }: ReaderStudySectionProps & { readonly study: Analysed }) {
  const { readers, caseCount, pathologicCount, droppedCount } = study;
  return (
    <div className={styles['chart']} data-testid="reader-study" data-kind="analysed">
      <p>{studyText.crossed(readers.length, caseCount, pathologicCount, droppedCount)}</p>
      {caseCount < enoughCases ? <Note tone="caution">{text.tooFew(caseCount, enoughCases)}</Note> : null}
      <p className={styles['soft']}>{studyText.help}</p>
      {study.figures.map((figure) => (
        <CrossedTable key={figure.figure} figure={figure} readers={readers} />
      ))}
      <dl className={styles['pairs']}>
        <dt>{studyText.area}</dt>
        <dd>
          <Means means={study.confidenceArea.mean} />
        </dd>
        <dt>{studyText.kappaUnaided}</dt>
        <dd>{statisticWords(study.kappa.unaided)}</dd>
        <dt>{studyText.kappaAided}</dt>
        <dd>{statisticWords(study.kappa.aided)}</dd>
      </dl>
      <div data-screen-only>
        <CommandButton
          onClick={() => {
            onOpen({
              title: studyText.commonCases,
              selection: { kind: 'readerStudy' },
            });
          }}
        >
          {studyText.showCases(caseCount)}
        </CommandButton>
      </div>
    </div>
  );
}

interface CrossedTableProps {
  readonly figure: CrossedFigure;
  readonly readers: readonly string[];
}

/** A row for each reader, then the means over readers. */
function CrossedTable({ figure, readers }: CrossedTableProps) {
  const name = text.figures[figure.figure];
  return (
    <div className={styles['wide']}>
      <table className={styles['rows']} data-figure={figure.figure}>
        <caption className={styles['caption']}>{studyText.caption(name, figure.n)}</caption>
        <thead>
          <tr>
            <th scope="col">{studyText.reader}</th>
            <th scope="col">
              <CallerMark caller="unaided" /> {text.caller.unaided}
            </th>
            <th scope="col">
              <CallerMark caller="aided" /> {text.caller.aided}
            </th>
            <th scope="col">{studyText.difference}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map((reader, index) => {
            const own = figure.ofReaders[index];
            return own ? (
              <tr key={reader} data-reader={reader}>
                <th scope="row">{reader}</th>
                <td>{text.plain(own.unaided)}</td>
                <td>{text.plain(own.aided)}</td>
                <td>{text.signed(own.aided - own.unaided)}</td>
              </tr>
            ) : null;
          })}
          {(['randomReaders', 'fixedReaders'] as const).map((kind) => (
            <tr key={kind} data-mean={kind}>
              <th scope="row">{studyText.mean[kind]}</th>
              <td>{interval(figure.unaided[kind])}</td>
              <td>{interval(figure.aided[kind])}</td>
              <td>
                {interval(figure.difference[kind], text.signed)}
                {figure.pValue[kind] === null ? '' : `, p = ${text.pValue(figure.pValue[kind])}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Means({ means }: { readonly means: MeanOverReaders }) {
  return (
    <>
      {studyText.mean.randomReaders}: {interval(means.randomReaders)}. {studyText.mean.fixedReaders}:{' '}
      {interval(means.fixedReaders)}.
    </>
  );
}

function interval(statistic: Statistic, word: (value: number) => string = text.plain): string {
  switch (statistic.kind) {
    case 'undefined':
      return text.undefinedShort;
    case 'point':
      return `${word(statistic.value)} (${text.noInterval})`;
    case 'estimate':
      return `${word(statistic.value)} (${text.range(word(statistic.low), word(statistic.high))})`;
  }
}
