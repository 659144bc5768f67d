import { useMemo } from 'react';
import type { FilmNotes } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import { filmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { Film } from '#viewport/film.ts';
import { DrawnNotes } from './drawn-notes.tsx';
import styles from './measure-layer.module.css';

interface NotesViewProps {
  readonly film: Film;
  readonly facts: ImageFacts;
  readonly notes: FilmNotes;
  readonly touchedIds: readonly string[];
}

/** What is drawn on a film, only to be looked at. */
export function NotesView({ film, facts, notes, touchedIds }: NotesViewProps) {
  const { calibration } = notes;
  const scale = useMemo(() => filmScale(facts.pixelSpacing, calibration), [facts, calibration]);
  const plane = film.plane();
  if (!plane) return null;
  return (
    <svg className={styles['layer']} data-testid="measurements">
      <DrawnNotes
        film={film}
        facts={facts}
        plane={plane}
        scale={scale}
        notes={notes}
        touchedIds={touchedIds}
        editing={null}
      />
    </svg>
  );
}
