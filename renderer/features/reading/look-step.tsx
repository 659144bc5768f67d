import { lookText, readingText, filmText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import type { Film } from '#viewport/film.ts';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';
import { useFilmSnapshot } from './use-film.ts';

interface LookStepProps {
  readonly film: Film;
  readonly onGoOn: () => void;
}

const presetKeys = 5;

/** Windows of the file by their explanation, and the polarity. */
export function LookStep({ film, onGoOn }: LookStepProps) {
  const { state, window: shown, presetIndex, inverted } = useFilmSnapshot(film);
  const windows = state.kind === 'shown' ? state.facts.windows : [];
  return (
    <>
      <div className={styles['scroll']}>
        <p className={styles['intro']}>{lookText.intro}</p>
        <div className={styles['group']}>
          <h3 className={styles['label']}>{lookText.windows}</h3>
          <div className={styles['presets']} role="group" aria-label={lookText.windows}>
            {windows.map((window, index) => (
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
                <span className={styles['presetName']}>{lookText.preset(window, index)}</span>
                <span className={styles['soft']}>{lookText.function[window.function]}</span>
                {index < presetKeys ? <KeyHint keys={String(index + 1)} /> : null}
              </button>
            ))}
          </div>
          {state.kind === 'shown' ? (
            <p className={`${styles['soft'] ?? ''} tabular`}>
              {presetIndex === null ? `${lookText.custom}: ` : ''}
              {filmText.window(shown)}
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
