import { useState } from 'react';
import type { Comparison } from '#contract/comparison.ts';
import { fetchReport } from '#api/bytes.ts';
import { useAction } from '#api/use-action.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Section } from '#ui/page.tsx';
import { saveFile } from '#ui/save-file.ts';
import { casesCsv, figuresCsv } from './comparison-csv.ts';
import styles from './figures.module.css';
import { useEveryCase } from './use-every-case.ts';

const pdfName = 'femora-comparison.pdf';

interface ExportButtonsProps {
  readonly comparison: Comparison;
  readonly includeDemo: boolean;
}

/** The rows and the figures of the page as tables for other programs. */
export function ExportButtons({ comparison, includeDemo }: ExportButtonsProps) {
  const [message, setMessage] = useState('');
  const rows = useEveryCase(includeDemo);
  const print = useAction('reports.comparison');
  const pool = useAction('pooling.export');
  const save = (fileName: string, table: string): void => {
    // The mark at the start tells spreadsheets that the text is UTF-8.
    saveFile(fileName, new Blob(['\uFEFF', table], { type: 'text/csv;charset=utf-8' }));
    setMessage(text.saved(fileName));
  };
  return (
    <Section title={text.export}>
      <p className={styles['soft']}>{text.exportHelp}</p>
      <div className={styles['row']}>
        <CommandButton
          busy={print.busy}
          onClick={() => {
            void print.run({}).then(async (made) => {
              if (!made) return;
              saveFile(pdfName, await fetchReport(made.reportId));
              setMessage(text.saved(pdfName));
            });
          }}
        >
          {text.savePdf}
        </CommandButton>
        <CommandButton
          busy={rows.busy}
          onClick={() => {
            void rows.read().then((cases) => {
              if (cases) save('femora-cases.csv', casesCsv(cases));
            });
          }}
        >
          {text.saveCases}
        </CommandButton>
        {comparison.withTruth.caseCount > 0 ? (
          <CommandButton
            onClick={() => {
              save('femora-figures.csv', figuresCsv(comparison));
            }}
          >
            {text.saveFigures}
          </CommandButton>
        ) : null}
        {comparison.withTruth.caseCount > 0 ? (
          <CommandButton
            busy={pool.busy}
            onClick={() => {
              void pool.run({}).then((made) => {
                if (!made) return;
                saveFile(made.fileName, new Blob([made.content], { type: 'application/json' }));
                setMessage(text.savedForPooling(made.fileName, made.rowCount, made.fingerprint));
              });
            }}
          >
            {text.savePooling}
          </CommandButton>
        ) : null}
      </div>
      <p role="status" className={styles['soft']} data-testid="saved">
        {message}
      </p>
      {rows.error ? <FailureNote error={rows.error} /> : null}
      {print.error ? <FailureNote error={print.error} /> : null}
      {pool.error ? <FailureNote error={pool.error} /> : null}
      {comparison.withTruth.caseCount > 0 ? <p className={styles['soft']}>{text.poolingHelp}</p> : null}
    </Section>
  );
}
