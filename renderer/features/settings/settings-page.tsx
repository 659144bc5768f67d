import { useState, type ReactNode } from 'react';
import type { Settings } from '#contract/settings.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { commonText } from '#text/common.ts';
import { sealText } from '#text/seal.ts';
import { settingsText as text } from '#text/settings.ts';
import { storageText } from '#text/storage.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { recallHints } from '#ui/hint-memory.ts';
import { Loading } from '#ui/loading.tsx';
import { Page, Section } from '#ui/page.tsx';
import {
  preferRenderer,
  rendererPreference,
  type RendererPreference,
} from '#viewport/renderer-preference.ts';
import { KeysSection } from './keys-section.tsx';
import styles from './settings-page.module.css';

interface SettingsPageProps {
  readonly reader: ReactNode;
  readonly storage: ReactNode;
  readonly encryption: ReactNode;
}

/** Who reads, at what prevalence, where it is stored, and what this program is. */
export function SettingsPage({ reader, storage, encryption }: SettingsPageProps) {
  const { asked, reload } = useCall('settings.get', {});
  const { asked: status } = useCall('app.status', {});
  const [drawing, setDrawing] = useState(rendererPreference);
  const [recalled, setRecalled] = useState(false);
  return (
    <Page title={text.title}>
      <Section title={text.reader}>{reader}</Section>
      {asked.kind === 'loading' ? <Loading heightPx={160} /> : null}
      {asked.kind === 'failed' ? (
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      ) : null}
      {asked.kind === 'ready' ? <PrevalenceForm stored={asked.output} /> : null}
      <Section title={text.drawing}>
        <p className={styles['soft']}>{text.drawingHelp}</p>
        <div className={styles['choice']}>
          <ChoiceGroup<RendererPreference>
            label={text.drawing}
            value={drawing}
            choices={[
              { value: 'auto', label: text.drawingAuto },
              { value: 'gpu', label: text.drawingGpu },
              { value: 'cpu', label: text.drawingCpu },
            ]}
            onChange={(preference) => {
              preferRenderer(preference);
              setDrawing(preference);
            }}
          />
        </div>
      </Section>
      <KeysSection />
      <Section title={storageText.title}>{storage}</Section>
      <Section title={sealText.settingsTitle}>{encryption}</Section>
      <Section title={text.hints}>
        <div>
          <CommandButton
            onClick={() => {
              recallHints();
              setRecalled(true);
            }}
          >
            {text.showHints}
          </CommandButton>
        </div>
        {recalled ? <p role="status">{text.hintsRecalled}</p> : null}
      </Section>
      <Section title={text.about}>
        {status.kind === 'ready' ? <p className="tabular">{text.version(status.output.version)}</p> : null}
        <p>{text.purpose}</p>
        <p className={styles['soft']}>
          {text.storage} {text.licence}
        </p>
      </Section>
    </Page>
  );
}

function PrevalenceForm({ stored }: { readonly stored: Settings }) {
  const [percentText, setPercentText] = useState(String(Number((100 * stored.prevalence).toFixed(3))));
  const [isSaved, setIsSaved] = useState(false);
  const save = useAction('settings.save');
  const prevalence = Number(percentText.replace(',', '.')) / 100;
  const isPrevalenceWrong = percentText.trim() === '' || !(prevalence > 0 && prevalence < 1);
  return (
    <Section title={text.prevalenceTitle}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isPrevalenceWrong) return;
          void save.run({ prevalence }).then((output) => {
            setIsSaved(output !== undefined);
          });
        }}
      >
        {save.error ? <FailureNote error={save.error} /> : null}
        <label className={styles['field']}>
          <span>{text.prevalence}</span>
          <input
            aria-label={text.prevalence}
            className={styles['short']}
            inputMode="decimal"
            value={percentText}
            aria-invalid={isPrevalenceWrong}
            onChange={(event) => {
              setPercentText(event.currentTarget.value);
              setIsSaved(false);
            }}
          />
          <span className={styles['soft']}>
            {isPrevalenceWrong ? text.prevalenceWrong : text.prevalenceHelp}
          </span>
        </label>
        <div className={styles['row']}>
          <CommandButton type="submit" kind="main" busy={save.busy} disabled={isPrevalenceWrong}>
            {text.save}
          </CommandButton>
          <span role="status">{isSaved ? text.saved : ''}</span>
        </div>
      </form>
    </Section>
  );
}
