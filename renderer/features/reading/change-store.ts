import { create } from 'zustand';
import { noChanges, recordChange, type FilmChange, type FilmChanges } from './film-changes.ts';

interface ChangeState {
  readonly changes: FilmChanges;
  readonly record: (change: FilmChange) => void;
  readonly put: (changes: FilmChanges) => void;
}

/** The ways back and forth over measurements and the site, in the order in which they were changed. */
export const useChangeStore = create<ChangeState>()((set) => ({
  changes: noChanges,
  record: (change) => {
    set(({ changes }) => ({ changes: recordChange(changes, change) }));
  },
  put: (changes) => {
    set({ changes });
  },
}));
