import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilmNotes } from '#contract/annotation.ts';
import { beginHistory, changeNotes, redo, undo } from '#features/reading/measure/notes-history.ts';

function notesWith(factor: number): FilmNotes {
  return { annotations: [], calibration: { kind: 'magnification', factor } };
}

const empty: FilmNotes = { annotations: [], calibration: null };

describe('history of the notes', () => {
  it('Given any changes, when all are undone and redone, then the notes are what they were', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { maxLength: 40 }), (factors) => {
        let history = beginHistory(empty);
        for (const factor of factors) history = changeNotes(history, notesWith(factor));
        const last = history.present;
        factors.forEach(() => {
          history = undo(history);
        });
        expect(history.present).toEqual(empty);
        expect(undo(history)).toBe(history);
        factors.forEach(() => {
          history = redo(history);
        });
        expect(history.present).toEqual(last);
        expect(redo(history)).toBe(history);
      }),
    );
  });

  it('Given a change after an undo, then what was undone cannot come back', () => {
    const undone = undo(changeNotes(beginHistory(empty), notesWith(1.1)));
    expect(redo(changeNotes(undone, notesWith(1.3))).present).toEqual(notesWith(1.3));
  });

  it('Given a movement in many steps, then it is undone at once, and another movement apart from it', () => {
    let history = beginHistory(empty);
    for (const factor of [1.1, 1.2, 1.3]) history = changeNotes(history, notesWith(factor), 'key a');
    history = changeNotes(history, notesWith(1.4), 'key b');
    history = undo(history);
    expect(history.present).toEqual(notesWith(1.3));
    expect(undo(history).present).toEqual(empty);
  });
});
