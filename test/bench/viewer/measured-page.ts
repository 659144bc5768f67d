import { untilPainted } from './until-painted.ts';

export interface Opened {
  /** From the call to the painted frame. */
  readonly ms: number;
  /** Of the film that is on the screen, by the viewer's own account: a viewer that shows another one has not opened this one. */
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface NewlyOpened {
  readonly ms: number;
  readonly caseId: string;
}

/** What the bench calls in each page; rejects when nothing is shown. */
export interface MeasuredPage {
  /** Takes the last film off the screen; not measured. */
  readonly clear: () => void;
  readonly open: (caseId: string) => Promise<Opened>;
  /** Femora only: the same file as one that was never opened before, taken into the casebook on the way. */
  readonly openNew?: () => Promise<NewlyOpened>;
  /** Femora only: drags the film that is open, one step a frame, and gives the milliseconds of each frame. */
  readonly drag?: (drag: Drag) => Promise<readonly number[]>;
  /** Femora only: who draws the film that is open, and why. */
  readonly drawnBy?: () => string;
}

export interface Drag {
  readonly kind: 'pan' | 'window';
  /** The whole film, or one column of it on one CSS pixel. */
  readonly at: 'fit' | 'pixels';
  readonly frames: number;
}

declare global {
  interface Window {
    measured?: MeasuredPage;
  }
}

/** The file that the bench has put into the page: on the local disk, not yet read. */
export function chosenFile(): File {
  const file = document.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
  if (!file) throw new Error('no file was chosen');
  return file;
}

export function viewerHost(): HTMLDivElement {
  const host = document.querySelector<HTMLDivElement>('#viewer');
  if (!host) throw new Error('the page has no place for a viewer');
  return host;
}

/** Runs `show`, which resolves when the viewer says it has drawn, and waits for the paint. */
export async function measure(show: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await show();
  await untilPainted();
  return performance.now() - startedMs;
}
