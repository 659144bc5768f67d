import { useState } from 'react';
import type { ReadingSet } from '#contract/reading-set.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { date } from '#text/numbers.ts';
import { studiesText as text } from '#text/studies.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Loading } from '#ui/loading.tsx';
import { Page, Section } from '#ui/page.tsx';
import { saveFile } from '#ui/save-file.ts';
import { LearningCurve } from './learning-curve.tsx';
import { SetForm } from './set-form.tsx';
import styles from './studies-page.module.css';

interface StudiesPageProps {
  /** Cases a new set is to be made of; null when none is being made. */
  readonly draftCaseIds: readonly string[] | null;
  readonly onDraftDone: () => void;
  readonly onRead: (setId: string) => void;
  readonly onGoToCases: () => void;
}

/** The sets, how far everybody has come with them, and the reader's own learning curve. */
export function StudiesPage({ draftCaseIds, onDraftDone, onRead, onGoToCases }: StudiesPageProps) {
  const { asked, reload } = useCall('sets.list', {});
  useFeed('cases.changed', reload);
  return (
    <Page title={text.title}>
      <p className={styles['soft']}>{text.intro}</p>
      {draftCaseIds ? (
        <SetForm
          caseIds={draftCaseIds}
          onCancel={onDraftDone}
          onMade={() => {
            onDraftDone();
            reload();
          }}
        />
      ) : null}
      {asked.kind === 'loading' ? <Loading heightPx={120} /> : null}
      {asked.kind === 'failed' ? (
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      ) : null}
      {asked.kind === 'ready' && asked.output.length === 0 && draftCaseIds === null ? (
        <div className={styles['empty']}>
          <p className={styles['heading']}>{text.emptyTitle}</p>
          <p>{text.emptyBody}</p>
          <CommandButton onClick={onGoToCases}>{text.toCases}</CommandButton>
        </div>
      ) : null}
      {asked.kind === 'ready'
        ? asked.output.map((set) => <SetCard key={set.setId} set={set} onRead={onRead} />)
        : null}
      {asked.kind === 'ready' && asked.output.some(({ kind }) => kind === 'teaching') ? (
        <LearningCurve />
      ) : null}
    </Page>
  );
}

function SetCard({ set, onRead }: { readonly set: ReadingSet; readonly onRead: (setId: string) => void }) {
  const save = useAction('sets.export');
  const [saved, setSaved] = useState('');
  const { own, others, kind, caseCount } = set;
  const progress = [...(own ? [{ ...own, reader: text.you }] : []), ...others];
  return (
    <Section title={set.name}>
      <p className={styles['soft']}>
        {text.made(text.kind[kind], caseCount, set.createdBy, date(set.createdAt))}.{' '}
        {kind === 'study' ? text.washout(set.washoutDays) : null}
      </p>
      {save.error ? <FailureNote error={save.error} /> : null}
      <dl className={styles['progress']} aria-label={text.readers}>
        {own ? null : (
          <div className={styles['pair']}>
            <dt>{text.you}</dt>
            <dd>{text.notBegun}</dd>
          </div>
        )}
        {progress.map((one) => (
          <div key={one.reader} className={styles['pair']}>
            <dt>{one.reader}</dt>
            <dd>
              {text.progress(kind, one.committedCount, one.decidedCount, caseCount)}
              {one.isFinished ? `, ${text.finished}` : ''}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles['row']}>
        <CommandButton
          onClick={() => {
            onRead(set.setId);
          }}
        >
          {own === null ? text.begin : own.isFinished ? text.look : text.goOn}
        </CommandButton>
        {kind === 'study' ? (
          <CommandButton
            busy={save.busy}
            title={text.saveHelp}
            onClick={() => {
              void save.run({ setId: set.setId }).then((file) => {
                if (!file) return;
                saveFile(file.fileName, new Blob([file.text], { type: 'text/plain' }));
                setSaved(text.saved(file.fileName, file.caseCount, file.withoutTruth));
              });
            }}
          >
            {text.save}
          </CommandButton>
        ) : null}
        <span role="status" className={styles['soft']}>
          {saved}
        </span>
      </div>
    </Section>
  );
}
