import type { Voi } from '#domain/imaging/apply-window.ts';
import { keysOf } from '#domain/keys/bound-keys.ts';
import { lookText, readingText, filmText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { Note } from '#ui/note.tsx';
import type { Film } from '#viewport/film.ts';
import type { WindowChoice } from '#viewport/window-choices.ts';
import { useReadingStore } from './reading-store.ts';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';
import { useFilmSnapshot } from './use-film.ts';
import { useKeyBindings } from './use-key-bindings.ts';

interface LookStepProps {
  readonly film: Film;
  readonly onGoOn: () => void;
}

const presetKeys = 9;

/** Tables and windows of the file by their explanation, and the polarity. */
export function LookStep({ film, onGoOn }: LookStepProps) {
  const bindings = useKeyBindings();
  const { tool, setTool } = useReadingStore();
  const { state, voi: shown, choices, presetIndex, inverted } = useFilmSnapshot(film);
  const conflict = state.kind === 'shown' ? state.facts.polarityConflict : undefined;
  return (
    <>
      <div className={styles['scroll']}>
        <p className={styles['intro']}>{lookText.intro}</p>
        {conflict ? (
          <Note tone="caution">
            {lookText.polarityConflict} <KeyHint keys={keysOf('invert', bindings)} />
          </Note>
        ) : null}
        <div className={styles['group']}>
          <h3 className={styles['label']}>{lookText.windows}</h3>
          <div className={styles['presets']} role="group" aria-label={lookText.windows}>
            {choices.map(({ kind, voi }, index) => (
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
                <span className={styles['presetName']}>{lookText.preset(kind, voi, index)}</span>
                <span className={styles['soft']}>{kindOf(kind, voi)}</span>
                {index < presetKeys ? <KeyHint keys={String(index + 1)} /> : null}
              </button>
            ))}
            {state.kind === 'shown' ? (
              <button
                type="button"
                className={styles['preset']}
                aria-pressed={tool === 'contrast'}
                onMouseDown={keepFocus}
                onClick={() => {
                  setTool('contrast');
                }}
              >
                <span className={styles['presetName']}>{lookText.rectangle}</span>
                <span className={styles['soft']}>{lookText.rectangleKind}</span>
                <KeyHint keys={keysOf('contrast', bindings)} />
              </button>
            ) : null}
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

function kindOf(kind: WindowChoice['kind'], voi: Voi): string {
  if (kind === 'bone' || kind === 'soft-tissue') return lookText.share;
  return 'table' in voi ? lookText.table : lookText.function[voi.function];
}
