import type { Annotation, FilmNotes } from '#contract/annotation.ts';

/** The notes as they are seen while a pointer holds one annotation elsewhere than it is kept. */
export function withHeld(notes: FilmNotes, held: Annotation | null): FilmNotes {
  if (!held) return notes;
  const annotations = notes.annotations.map((each) =>
    each.annotationId === held.annotationId ? held : each,
  );
  return { ...notes, annotations };
}
