import type { FilmNotes } from '#contract/annotation.ts';
import type { SiteDraft } from './reading-store.ts';

/** One change of what a reader has put on a film. */
export type FilmChange = (
  | { readonly kind: 'notes'; readonly before: FilmNotes; readonly after: FilmNotes }
  | { readonly kind: 'site'; readonly before: SiteDraft; readonly after: SiteDraft }
) & {
  /** The film or the draft that was changed. */
  readonly of: string;
  /** Names a movement in several steps, such as one by arrow keys, which is one change to the reader; null: alone. */
  readonly partOf: string | null;
};

/** What can be undone and what can be done again, the next one last; over all films of the window. */
export interface FilmChanges {
  readonly done: readonly FilmChange[];
  readonly undone: readonly FilmChange[];
}

/** What was taken back or done again, and what is left of both. */
export interface StepThroughChanges {
  readonly changes: FilmChanges;
  readonly change: FilmChange;
}

/** Enough to go back through a whole reading, little enough to be forgotten about. */
const mostChanges = 100;

export const noChanges: FilmChanges = { done: [], undone: [] };

/** A change that goes on with the one before it is undone together with it. What was undone cannot come back. */
export function recordChange({ done }: FilmChanges, change: FilmChange): FilmChanges {
  const last = done.at(-1);
  const joined = last && joinChanges(last, change);
  const all = joined ? [...done.slice(0, -1), joined] : [...done, change];
  return { done: all.slice(-mostChanges), undone: [] };
}

/** Takes back the last change of any of these films and drafts; null where there is none. */
export function undoChange(
  { done, undone }: FilmChanges,
  of: ReadonlySet<string>,
): StepThroughChanges | null {
  const index = done.findLastIndex((each) => of.has(each.of));
  const change = done[index];
  return change ? { changes: { done: done.toSpliced(index, 1), undone: [...undone, change] }, change } : null;
}

/** Does again what was taken back last. */
export function redoChange(
  { done, undone }: FilmChanges,
  of: ReadonlySet<string>,
): StepThroughChanges | null {
  const index = undone.findLastIndex((each) => of.has(each.of));
  const change = undone[index];
  return change ? { changes: { done: [...done, change], undone: undone.toSpliced(index, 1) }, change } : null;
}

function joinChanges(last: FilmChange, next: FilmChange): FilmChange | null {
  if (next.partOf === null || next.partOf !== last.partOf || next.of !== last.of) return null;
  if (last.kind === 'notes' && next.kind === 'notes') return { ...next, before: last.before };
  if (last.kind === 'site' && next.kind === 'site') return { ...next, before: last.before };
  return null;
}
