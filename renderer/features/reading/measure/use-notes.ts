import { useEffect, useMemo } from 'react';
import type { Annotation, Calibration, FilmNotes } from '#contract/annotation.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import { useClient } from '#api/client-context.ts';
import { useCall } from '#api/use-call.ts';
import type { Film } from '#viewport/film.ts';
import { useChangeStore } from '../change-store.ts';
import { useMeasureStore } from './measure-store.ts';
import { createNotesSaver } from './notes-saver.ts';
import { keyFromText, keyToText, useFilmKey } from './use-film-key.ts';

/** The notes of the reader on the film that is on the screen, and what can be done with them. */
export interface Notes {
  /** The name of the film; null while none is shown. */
  readonly key: string | null;
  /** Null while no film is shown or its notes are not here yet: then nothing can be added. */
  readonly shown: FilmNotes | null;
  readonly loadError: DeclaredError | null;
  readonly isUnsaved: boolean;
  readonly add: (annotation: Annotation) => void;
  /** Puts an annotation in place of the one with its id. `partOf` joins steps of one movement for undo. */
  readonly replace: (annotation: Annotation, partOf?: string) => void;
  readonly remove: (annotationId: string) => void;
  readonly calibrate: (calibration: Calibration | null) => void;
  /** Puts back what was there before or after a change that is recorded. */
  readonly restore: (notes: FilmNotes) => void;
}

export function useNotes(film: Film): Notes {
  const client = useClient();
  const filmKey = useFilmKey(film);
  const key = filmKey && keyToText(filmKey);
  const { asked } = useCall(
    'annotations.get',
    filmKey && { caseId: filmKey.caseId, frameNumber: filmKey.frameNumber },
  );
  const shown = useMeasureStore(({ films }) => (key === null ? undefined : films[key]));
  const isUnsaved = useMeasureStore(({ unsaved }) => key !== null && unsaved.has(key));
  const { begin, put, setUnsaved, select, touch } = useMeasureStore.getState();
  const saver = useMemo(
    () =>
      createNotesSaver((to, notes) => {
        const { caseId, frameNumber } = keyFromText(to);
        return client.call('annotations.save', { caseId, frameNumber, notes });
      }, setUnsaved),
    [client, setUnsaved],
  );
  const answer = asked.kind === 'ready' ? asked.output : null;
  useEffect(() => {
    if (key !== null && answer) begin(key, answer);
  }, [key, answer, begin]);
  useEffect(() => {
    select(null);
  }, [key, select]);

  const become = (of: string, notes: FilmNotes): void => {
    put(of, notes);
    saver.save(of, notes);
  };
  const edit = (next: (notes: FilmNotes) => FilmNotes, partOf: string | null = null): void => {
    // What the store holds now, not what was rendered last: a key that repeats is faster than a render.
    const before = key === null ? undefined : useMeasureStore.getState().films[key];
    if (key === null || !before) return;
    const after = next(before);
    useChangeStore.getState().record({ kind: 'notes', of: key, before, after, partOf });
    become(key, after);
  };
  return {
    key,
    shown: shown ?? null,
    loadError: asked.kind === 'failed' ? asked.error : null,
    isUnsaved,
    add: (annotation) => {
      touch(annotation.annotationId);
      edit((notes) => ({ ...notes, annotations: [...notes.annotations, annotation] }));
      select(annotation.annotationId);
    },
    replace: (annotation, partOf) => {
      touch(annotation.annotationId);
      edit(
        (notes) => ({
          ...notes,
          annotations: notes.annotations.map((each) =>
            each.annotationId === annotation.annotationId ? annotation : each,
          ),
        }),
        partOf,
      );
    },
    remove: (annotationId) => {
      edit((notes) => ({
        ...notes,
        annotations: notes.annotations.filter((each) => each.annotationId !== annotationId),
      }));
      select(null);
    },
    calibrate: (calibration) => {
      edit((notes) => ({ ...notes, calibration }));
    },
    restore: (notes) => {
      if (key !== null) become(key, notes);
    },
  };
}
