import type { FilmNotes } from '#contract/annotation.ts';

/** Keeps the notes on films, the latest of each film last. */
export interface NotesSaver {
  readonly save: (key: string, notes: FilmNotes) => void;
}

/**
 * One write at a time for each film. What changes while one is on its way is written after it, only the latest of it.
 * `onState` hears whether the last write of the film was refused.
 */
export function createNotesSaver(
  write: (key: string, notes: FilmNotes) => Promise<unknown>,
  onState: (key: string, failed: boolean) => void,
): NotesSaver {
  /** Films with a write on its way, and what is to be written after it. */
  const waiting = new Map<string, FilmNotes | null>();
  const run = async (key: string, notes: FilmNotes): Promise<void> => {
    waiting.set(key, null);
    let failed = false;
    try {
      await write(key, notes);
    } catch {
      failed = true;
    }
    const next = waiting.get(key);
    waiting.delete(key);
    if (next) await run(key, next);
    else onState(key, failed);
  };
  return {
    save: (key, notes) => {
      if (waiting.has(key)) waiting.set(key, notes);
      else void run(key, notes);
    },
  };
}
