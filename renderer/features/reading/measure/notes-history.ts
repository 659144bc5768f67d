import type { FilmNotes } from '#contract/annotation.ts';

/** The notes on one film with the ways back and forth. */
export interface NotesHistory {
  readonly past: readonly FilmNotes[];
  readonly present: FilmNotes;
  readonly future: readonly FilmNotes[];
  /** What the last change was part of; a change that goes on with it is undone together with it. */
  readonly lastChange: string | null;
}

/** Enough to go back through a whole reading, little enough to be forgotten about. */
const longestPast = 100;

export function beginHistory(present: FilmNotes): NotesHistory {
  return { past: [], present, future: [], lastChange: null };
}

/** `partOf` names a movement in several steps, such as one by arrow keys, which is one change to the reader. */
export function changeNotes(
  history: NotesHistory,
  next: FilmNotes,
  partOf: string | null = null,
): NotesHistory {
  const goesOn = partOf !== null && partOf === history.lastChange;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-longestPast);
  return { past, present: next, future: [], lastChange: partOf };
}

export function undo(history: NotesHistory): NotesHistory {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    lastChange: null,
  };
}

export function redo(history: NotesHistory): NotesHistory {
  const [next, ...later] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future: later, lastChange: null };
}
