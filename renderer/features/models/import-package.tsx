import { useRef, type ChangeEvent } from 'react';
import { commonText } from '#text/common.ts';
import { modelsText as text } from '#text/models.ts';
import { percent } from '#text/numbers.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { Section } from '#ui/page.tsx';
import styles from './models-page.module.css';
import { PackageReportView } from './package-report-view.tsx';
import { TrustQuestion } from './trust-question.tsx';
import { usePackageImport } from './use-package-import.ts';

/** Takes a package from a file or a folder, asks whether a stranger is trusted, and says how it did. */
export function ImportPackage({ onImported }: { readonly onImported: () => void }) {
  const { stage, send, answer, cancel } = usePackageImport(onImported);
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const isIdle = stage.kind !== 'sending' && stage.kind !== 'trying' && stage.kind !== 'asking';
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    send(Array.from(event.currentTarget.files ?? []));
    // The same file may be chosen again.
    event.currentTarget.value = '';
  };
  return (
    <Section title={text.importTitle}>
      <p className={styles['soft']}>{text.importIntro}</p>
      <div className={styles['actions']}>
        <CommandButton disabled={!isIdle} onClick={() => file.current?.click()}>
          {text.importFile}
        </CommandButton>
        <CommandButton disabled={!isIdle} onClick={() => folder.current?.click()}>
          {text.importFolder}
        </CommandButton>
      </div>
      <input
        ref={file}
        type="file"
        accept=".femora-model"
        hidden
        aria-label={text.importFile}
        data-testid="package-file"
        onChange={take}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // The dialog then chooses a folder; React knows no such attribute.
          if (input) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label={text.importFolder}
        data-testid="package-folder"
        onChange={take}
      />
      <p role="status" data-testid="import-progress">
        {stage.kind === 'sending' ? text.sending(percent(stage.fraction)) : null}
        {stage.kind === 'trying' ? text.trying : null}
      </p>
      {stage.kind === 'sending' ? (
        <div>
          <CommandButton onClick={cancel}>{commonText.cancel}</CommandButton>
        </div>
      ) : null}
      {stage.kind === 'asking' ? (
        <TrustQuestion
          trust={stage.trust}
          onTrust={() => {
            answer(true);
          }}
          onDistrust={() => {
            answer(false);
          }}
        />
      ) : null}
      {stage.kind === 'failed' ? <FailureNote error={stage.error} /> : null}
      {stage.kind === 'imported' ? (
        <>
          <Note tone="plain" title={text.imported(`${stage.report.name} ${stage.report.version}`)} />
          <PackageReportView report={stage.report} />
        </>
      ) : null}
    </Section>
  );
}
