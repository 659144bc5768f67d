import { describe, expect, it, vi } from 'vitest';
import type { FilmNotes } from '#contract/annotation.ts';
import { createNotesSaver } from '#features/reading/measure/notes-saver.ts';

function notesWith(factor: number): FilmNotes {
  return { annotations: [], calibration: { kind: 'magnification', factor } };
}

describe('saving notes', () => {
  it('Given changes while one is being written, then only the latest of them is written after it', async () => {
    const written: [string, FilmNotes][] = [];
    const states: [string, boolean][] = [];
    const saver = createNotesSaver(
      async (key, notes) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        written.push([key, notes]);
      },
      (key, failed) => states.push([key, failed]),
    );
    for (const factor of [1.1, 1.2, 1.3]) saver.save('film', notesWith(factor));
    saver.save('other', notesWith(2));
    await vi.waitFor(() => {
      expect(states).toHaveLength(2);
    });
    expect(written.filter(([key]) => key === 'film')).toEqual([
      ['film', notesWith(1.1)],
      ['film', notesWith(1.3)],
    ]);
    expect(written).toContainEqual(['other', notesWith(2)]);
    expect(states).toContainEqual(['film', false]);
  });

  it('Given a write that is refused, then it is said, until a later one succeeds', async () => {
    const states: boolean[] = [];
    const write = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new Error('disk full'))
      .mockResolvedValue();
    const saver = createNotesSaver(write, (_, failed) => states.push(failed));
    saver.save('film', notesWith(1.1));
    await vi.waitFor(() => {
      expect(states).toEqual([true]);
    });
    saver.save('film', notesWith(1.2));
    await vi.waitFor(() => {
      expect(states).toEqual([true, false]);
    });
  });
});
