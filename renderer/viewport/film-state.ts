import type { ImageFacts } from '#contract/image-facts.ts';
import type { Voi } from '#domain/imaging/apply-window.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { Camera, ElementSize } from './camera.ts';
import type { WindowChoice } from './window-choices.ts';

/** What the viewport shows: never more than one of these, and a film only when it is proved to be the right one. */
export type FilmState =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'loading';
      readonly caseId: string;
      readonly facts: ImageFacts;
      readonly fraction: number;
    }
  | { readonly kind: 'shown'; readonly caseId: string; readonly facts: ImageFacts }
  | {
      readonly kind: 'failed';
      readonly caseId: string;
      readonly facts: ImageFacts;
      readonly error: DeclaredError;
    };

/** The film and how it is looked at. A new object after every change. */
export interface FilmSnapshot {
  readonly state: FilmState;
  readonly camera: Camera;
  readonly element: ElementSize;
  /** Camera scale relative to the whole film in the element. */
  readonly zoom: number;
  /** How grey values become brightness: a window, or a table of the file. */
  readonly voi: Voi;
  /** The ways of showing this film; empty without one. */
  readonly choices: readonly WindowChoice[];
  /** Index in `choices`, or null once changed by hand. */
  readonly presetIndex: number | null;
  /** Turned over by the reader; MONOCHROME1 is not counted, it is always shown the right way round. */
  readonly inverted: boolean;
  readonly renderer: 'gpu' | 'cpu';
  readonly rendererReason: RendererReason;
}

/** Why the film is drawn the way it is. `preferred`: the reader of this machine said so. */
export type RendererReason =
  'gpu' | 'preferred' | 'software-gl' | 'no-webgl' | 'film-too-large' | 'table' | GpuFailure;

/** Why a GPU is not used again: it showed something else than the film, or dropped its context twice in a row. */
export type GpuFailure = 'gpu-failed' | 'gpu-lost';
