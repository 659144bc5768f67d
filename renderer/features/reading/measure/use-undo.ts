import { useChangeStore } from '../change-store.ts';
import { redoChange, undoChange, type FilmChange, type StepThroughChanges } from '../film-changes.ts';
import type { SiteDraft } from '../reading-store.ts';
import type { Notes } from './use-notes.ts';

/** The draft of a site that can still be changed. */
export interface UndoableSite {
  /** What its changes are recorded under. */
  readonly key: string;
  readonly restore: (site: SiteDraft) => void;
}

interface Undo {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Undoes whichever was changed last: what is drawn on the shown film, or the site while it is not locked. */
export function useUndo(notes: Notes, site: UndoableSite | null): Undo {
  const { changes } = useChangeStore();
  const of = new Set([...(notes.key === null ? [] : [notes.key]), ...(site ? [site.key] : [])]);
  const step = (taken: StepThroughChanges | null, side: 'before' | 'after'): void => {
    if (!taken) return;
    useChangeStore.getState().put(taken.changes);
    restore(taken.change, side);
  };
  const restore = (change: FilmChange, side: 'before' | 'after'): void => {
    if (change.kind === 'notes') notes.restore(change[side]);
    else site?.restore(change[side]);
  };
  return {
    canUndo: undoChange(changes, of) !== null,
    canRedo: redoChange(changes, of) !== null,
    // What the store holds now, not what was rendered last: a key that repeats is faster than a render.
    undo: () => {
      step(undoChange(useChangeStore.getState().changes, of), 'before');
    },
    redo: () => {
      step(redoChange(useChangeStore.getState().changes, of), 'after');
    },
  };
}
