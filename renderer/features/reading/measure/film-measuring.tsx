import { useEffect, useMemo } from 'react';
import type { ImagePoint } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { filmScale } from '#domain/imaging/measurement/film-scale.ts';
import { measureText } from '#text/measure.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from '../use-film.ts';
import { CalibrationPanel } from './calibration-panel.tsx';
import { pointOnFilm } from './film-points.ts';
import { MeasureLayer } from './measure-layer.tsx';
import { MeasurePalette } from './measure-palette.tsx';
import { MeasureQuestion } from './measure-question.tsx';
import { useMeasureStore } from './measure-store.ts';
import { startingPoints } from './starting-points.ts';
import { useNotes } from './use-notes.ts';
import { useQuestion, type Question } from './use-question.ts';
import { useUndo, type UndoableSite } from './use-undo.ts';
import styles from './film-measuring.module.css';

interface FilmMeasuringProps {
  readonly film: Film;
  readonly facts: ImageFacts;
  readonly bindings: KeyBindings;
  readonly isMeasuring: boolean;
  /** Null where the site cannot be changed any more. */
  readonly site: UndoableSite | null;
}

/**
 * Measuring on the shown film: what is drawn, the tools, the calibration. Whoever shows it gives each film its own, by
 * a key, so that nothing half done goes from one film to the next.
 */
export function FilmMeasuring({ film, facts, bindings, isMeasuring, site }: FilmMeasuringProps) {
  const { element } = useFilmSnapshot(film);
  const notes = useNotes(film);
  const { canUndo, canRedo, undo, redo } = useUndo(notes, site);
  const { question, finish, askWords, answer, dismiss } = useQuestion(notes, facts.pixelSpacing);
  const { tool, selectedId, isCalibrating, setTool, setCalibrating } = useMeasureStore();
  useEffect(() => {
    if (!isMeasuring) setCalibrating(false);
  }, [isMeasuring, setCalibrating]);
  const { shown } = notes;
  const plane = film.plane();
  const calibration = shown?.calibration ?? null;
  const scale = useMemo(() => filmScale(facts.pixelSpacing, calibration), [facts, calibration]);
  const isAsking = isCalibrating && isMeasuring && shown !== null;
  return (
    <>
      {shown && plane ? (
        <MeasureLayer
          film={film}
          facts={facts}
          plane={plane}
          scale={scale}
          notes={notes}
          onUndo={undo}
          onRedo={redo}
          shown={shown}
          isMeasuring={isMeasuring}
          waiting={waitingPoints(question)}
          onBegin={dismiss}
          onDrawn={finish}
          onEditWords={askWords}
        />
      ) : null}
      {isMeasuring ? (
        <>
          <MeasurePalette
            bindings={bindings}
            tool={tool}
            isCalibrating={isAsking}
            canUndo={canUndo}
            canRedo={canRedo}
            canRemove={selectedId !== null}
            isReady={shown !== null}
            onTool={setTool}
            onCalibrate={() => {
              setCalibrating(!isAsking);
            }}
            onPlace={() => {
              const places = startingPoints(tool, element);
              finish(
                tool,
                places.map((place) => pointOnFilm(film, place, facts)),
              );
            }}
            onUndo={undo}
            onRedo={redo}
            onRemove={() => {
              if (selectedId !== null) notes.remove(selectedId);
            }}
          />
          {isAsking ? null : (
            <p className={styles['hint']} data-over-film role="status">
              {measureText.help[tool]} {measureText.stop}
            </p>
          )}
        </>
      ) : null}
      {isAsking ? (
        <CalibrationPanel
          scale={scale}
          spacing={facts.pixelSpacing}
          calibration={shown.calibration}
          onDraw={setTool}
          onCalibrate={notes.calibrate}
          onClose={() => {
            setCalibrating(false);
          }}
        />
      ) : null}
      {question && isMeasuring ? (
        <MeasureQuestion
          key={question.kind === 'words' ? question.annotation.annotationId : question.kind}
          film={film}
          element={element}
          question={question}
          onAnswer={answer}
          onDismiss={dismiss}
        />
      ) : null}
      <div className={styles['problems']}>
        {notes.loadError && isMeasuring ? (
          <FailureNote error={notes.loadError}>{measureText.loadFailed}</FailureNote>
        ) : null}
        {notes.isUnsaved ? <Note tone="caution">{measureText.saveFailed}</Note> : null}
      </div>
    </>
  );
}

/** What was drawn and is not kept yet stays to be seen while something is asked about it. */
function waitingPoints(question: Question | null): readonly ImagePoint[] {
  if (!question) return [];
  if (question.kind === 'words') return question.isNew ? question.annotation.points : [];
  return question.points;
}
