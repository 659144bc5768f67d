import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadWindowState, readWindowState, saveWindowState } from '#main/window-state.ts';

const left = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 2560, height: 1440 };
const usual = { width: 1000, height: 900 };
const smallest = { width: 480, height: 400 };
const stored = { x: 2000, y: 40, width: 1200, height: 1300, isMaximized: false, zoomFactor: 1.5 };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'femora-window-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('where a window was', () => {
  it('Given a place on the second screen, when saved and loaded, then the window comes back to it', () => {
    const file = path.join(folder, 'film-window.json');
    saveWindowState(file, stored, () => expect.unreachable());
    expect(loadWindowState(file, [left, right], usual, smallest)).toEqual(stored);
  });

  it('Given that the second screen is gone, then size and text stay and the place is left to the system', () => {
    expect(readWindowState(stored, [left], usual, smallest)).toEqual({
      ...stored,
      x: undefined,
      y: undefined,
    });
  });

  it('Given nothing, nonsense or a broken file, then the window opens as usual', () => {
    const file = path.join(folder, 'film-window.json');
    expect(loadWindowState(file, [left], usual, smallest)).toMatchObject(usual);
    writeFileSync(file, '{"width": ');
    expect(loadWindowState(file, [left], usual, smallest)).toMatchObject({ ...usual, zoomFactor: 1 });
    expect(readWindowState({ width: 'wide', height: 10 }, [left], usual, smallest)).toMatchObject({
      width: 1000,
      height: 400,
    });
  });
});
