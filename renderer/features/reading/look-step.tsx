import { useMemo } from 'react';
import { voiChoices } from '#domain/imaging/voi-choices.ts';
import { lookText, readingText, filmText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { Note } from '#ui/note.tsx';
import type { Film } from '#viewport/film.ts';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';
import { useFilmSnapshot } from './use-film.ts';

interface LookStepProps {
  readonly film: Film;
  readonly onGoOn: () => void;
}

const presetKeys = 5;

/** Tables and windows of the file by their explanation, and the polarity. */
export function LookStep({ film, onGoOn }: LookStepProps) {
  const { state, voi: shown, presetIndex, inverted } = useFilmSnapshot(film);
  const choices = useMemo(() => (state.kind === 'shown' ? voiChoices(state.facts) : []), [state]);
  const conflict = state.kind === 'shown' ? state.facts.polarityConflict : undefined;
  return (
    <>
      <div className={styles['scroll']}>
        <p className={styles['intro']}>{lookText.intro}</p>
        {conflict ? (
          <Note tone="caution">
            {lookText.polarityConflict} <KeyHint keys="I" />
          </Note>
        ) : null}
        <div className={styles['group']}>
          <h3 className={styles['label']}>{lookText.windows}</h3>
          <div className={styles['presets']} role="group" aria-label={lookText.windows}>
            {choices.map((voi, index) => (
              <button
                key={index}
                type="button"
                className={styles['preset']}
                aria-pressed={presetIndex === index}
                onMouseDown={keepFocus}
                onClick={() => {
                  film.usePreset(index);
                }}
              >
                <span className={styles['presetName']}>{lookText.preset(voi, index)}</span>
                <span className={styles['soft']}>
                  {'table' in voi ? lookText.table : lookText.function[voi.function]}
                </span>
                {index < presetKeys ? <KeyHint keys={String(index + 1)} /> : null}
              </button>
            ))}
          </div>
          {state.kind === 'shown' ? (
            <p className={`${styles['soft'] ?? ''} tabular`}>
              {presetIndex === null ? `${lookText.custom}: ` : ''}
              {filmText.voi(shown)}
              {inverted ? `, ${filmText.inverted.toLowerCase()}` : ''}
            </p>
          ) : null}
        </div>
      </div>
      <StepFoot>
        <CommandButton kind="main" keys="Enter" onClick={onGoOn}>
          {readingText.goOn}
        </CommandButton>
      </StepFoot>
    </>
  );
}
