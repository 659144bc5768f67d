import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilmNotes } from '#contract/annotation.ts';
import {
  noChanges,
  recordChange,
  redoChange,
  undoChange,
  type FilmChange,
  type FilmChanges,
} from '#features/reading/film-changes.ts';
import type { SiteDraft } from '#features/reading/reading-store.ts';

function notesWith(factor: number): FilmNotes {
  return { annotations: [], calibration: { kind: 'magnification', factor } };
}

function siteAt(xPx: number): SiteDraft {
  const site = { xPx, yPx: 0, widthPx: 100, heightPx: 100 };
  return { site, siteFrame: 1, siteIsProposal: false, siteIsCleared: false };
}

function noted(from: number, to: number, partOf: string | null = null, of = 'film'): FilmChange {
  return { kind: 'notes', of, before: notesWith(from), after: notesWith(to), partOf };
}

function marked(from: number, to: number, partOf: string | null = null): FilmChange {
  return { kind: 'site', of: 'site', before: siteAt(from), after: siteAt(to), partOf };
}

const both = new Set(['film', 'site']);

/** Notes and site after a step, as whoever restores them would hold them. */
function apply(state: Record<string, unknown>, change: FilmChange, side: 'before' | 'after') {
  return { ...state, [change.of]: change[side] };
}

describe('undo on a film', () => {
  it('Given any changes of notes and site, when all are undone and redone, then both go back and forth in order', () => {
    const steps = fc.array(
      fc.record({ isSite: fc.boolean(), to: fc.double({ min: 1, max: 5, noNaN: true }) }),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let changes: FilmChanges = noChanges;
        const first: Record<string, unknown> = { film: notesWith(1), site: siteAt(1) };
        const at = { film: 1, site: 1 };
        const states = [first];
        for (const { isSite, to } of all) {
          const change = isSite ? marked(at.site, to) : noted(at.film, to);
          at[isSite ? 'site' : 'film'] = to;
          changes = recordChange(changes, change);
          states.push(apply(states.at(-1) ?? first, change, 'after'));
        }
        let state = states.at(-1) ?? first;
        for (const expected of states.slice(0, -1).toReversed()) {
          const step = undoChange(changes, both);
          if (!step) throw new Error('nothing to undo');
          changes = step.changes;
          state = apply(state, step.change, 'before');
          expect(state).toEqual(expected);
        }
        expect(undoChange(changes, both)).toBeNull();
        for (const expected of states.slice(1)) {
          const step = redoChange(changes, both);
          if (!step) throw new Error('nothing to redo');
          changes = step.changes;
          state = apply(state, step.change, 'after');
          expect(state).toEqual(expected);
        }
        expect(redoChange(changes, both)).toBeNull();
      }),
    );
  });

  it('Given a change after an undo, then what was undone cannot come back', () => {
    const changes = recordChange(noChanges, noted(1, 1.1));
    const undone = undoChange(changes, both)?.changes ?? noChanges;
    expect(redoChange(recordChange(undone, marked(1, 2)), both)).toBeNull();
  });

  it('Given a movement in many steps, then it is undone at once, and another movement apart from it', () => {
    let changes: FilmChanges = noChanges;
    for (const to of [2, 3, 4]) changes = recordChange(changes, marked(to - 1, to, 'movement a'));
    changes = recordChange(changes, marked(4, 5, 'movement b'));
    const step = undoChange(changes, both);
    expect(step?.change.before).toEqual(siteAt(4));
    const before = undoChange(step?.changes ?? noChanges, both);
    expect(before?.change.before).toEqual(siteAt(1));
    expect(undoChange(before?.changes ?? noChanges, both)).toBeNull();
  });

  it('Given a locked site or another film, then only what can still be changed is undone', () => {
    let changes = recordChange(noChanges, noted(1, 2));
    changes = recordChange(changes, marked(1, 2));
    changes = recordChange(changes, noted(1, 2, null, 'other film'));
    const step = undoChange(changes, new Set(['film']));
    expect(step?.change).toEqual(noted(1, 2));
    expect(undoChange(step?.changes ?? noChanges, new Set(['film']))).toBeNull();
  });
});
