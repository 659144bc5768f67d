import { readFileSync, writeFileSync } from 'node:fs';

/** Where the window was, in screen pixels, and how large its text was (1 to 2). */
export interface WindowState {
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
  readonly zoomFactor: number;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const defaultWindowState: WindowState = {
  x: undefined,
  y: undefined,
  width: 1440,
  height: 900,
  isMaximized: false,
  zoomFactor: 1,
};

/** Smallest window in which every control is still reachable, in pixels. */
export const smallestWindow = { width: 1024, height: 700 } as const;

/**
 * Makes a usable state of whatever was stored: sizes at least `smallest`, zoom 1 to 2, and the stored
 * place only if its top left corner is still on one of the screens.
 */
export function readWindowState(
  stored: unknown,
  screens: readonly Area[],
  usual: WindowSize = defaultWindowState,
  smallest: WindowSize = smallestWindow,
): WindowState {
  const { width, height } = usual;
  if (typeof stored !== 'object' || stored === null) return { ...defaultWindowState, width, height };
  const value = (name: keyof WindowState): number | undefined => {
    const found: unknown = Reflect.get(stored, name);
    return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
  };
  const x = value('x');
  const y = value('y');
  const isOnScreen =
    x !== undefined &&
    y !== undefined &&
    screens.some((area) => x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height);
  return {
    x: isOnScreen ? x : undefined,
    y: isOnScreen ? y : undefined,
    width: Math.max(smallest.width, value('width') ?? width),
    height: Math.max(smallest.height, value('height') ?? height),
    isMaximized: Reflect.get(stored, 'isMaximized') === true,
    zoomFactor: Math.min(2, Math.max(1, value('zoomFactor') ?? 1)),
  };
}

/** Reads the file; a missing or broken one gives the default. */
export function loadWindowState(
  file: string,
  screens: readonly Area[],
  usual: WindowSize,
  smallest: WindowSize,
): WindowState {
  const read = (stored: unknown): WindowState => readWindowState(stored, screens, usual, smallest);
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return read(null);
  }
}

/** Writes the file; a window that cannot remember its place is no reason to fail. */
export function saveWindowState(file: string, state: WindowState, log: (line: string) => void): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch (error) {
    log(`window state not saved: ${String(error)}`);
  }
}
