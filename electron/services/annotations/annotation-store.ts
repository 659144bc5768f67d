import type { FilmNotes } from '#contract/annotation.ts';

/** Whose notes, and on which film: one frame of one case, frames counted from 1. */
export interface NotesKey {
  readonly caseId: string;
  readonly frameNumber: number;
  readonly readerId: string;
}

/** What readers drew on films, on disk. When a write resolves, it survives a power cut. */
export interface AnnotationStore {
  /** Null where the reader has put nothing on the film. */
  readonly read: (key: NotesKey) => Promise<FilmNotes | null>;
  /** In place of what the reader had put there before. */
  readonly write: (key: NotesKey, notes: FilmNotes) => Promise<void>;
}
