import type { WireError } from '#contract/declared-error.ts';
import type { DiscIndex } from '#contract/disc-index.ts';
import type { Mark } from '#contract/reading.ts';
import type { DecodedImage, PlaneBytes } from '#services/images/image-decoder.ts';
import type { FilmFindings, LoadedModel, RawPrediction } from '#services/inference/model-analysis.ts';
import type { TrialResult } from './provider-trial.ts';

/** Where a film lies, and the key that opens it and no other; null for a film of a package, which nobody has sealed. */
export interface StoredFilm {
  readonly path: string;
  readonly seal: {
    /** SHA-256 of the file as it was received, hex. */
    readonly fileId: string;
    /** Base64. */
    readonly key: string;
  } | null;
}

/** A received file, the name it came with, and which of its frames is meant. */
export interface FilePlace extends StoredFilm {
  readonly fileName: string;
  /** From 1; the first if not given. */
  readonly frameNumber?: number;
}

/** What each task of the image engine takes and gives. */
export interface TaskTypes {
  readonly load: {
    readonly input: { readonly packageFolder: string; readonly provider: string };
    readonly output: LoadedModel;
  };
  readonly decode: { readonly input: FilePlace; readonly output: DecodedImage };
  readonly plane: { readonly input: FilePlace; readonly output: PlaneBytes };
  readonly 'disc-index': { readonly input: FilePlace; readonly output: DiscIndex };
  readonly thumbnail: { readonly input: FilePlace; readonly output: Uint8Array };
  readonly assess: { readonly input: FilePlace; readonly output: FilmFindings };
  readonly predict: { readonly input: FilePlace & { readonly mark: Mark }; readonly output: RawPrediction };
  /** Largest difference to the package's golden scores. */
  readonly 'self-test': { readonly input: Readonly<Record<string, never>>; readonly output: number };
  /** How the provider in use does with the golden films. */
  readonly trial: { readonly input: Readonly<Record<string, never>>; readonly output: TrialResult };
}

export type TaskName = keyof TaskTypes;
export type TaskInput<Name extends TaskName> = TaskTypes[Name]['input'];
export type TaskOutput<Name extends TaskName> = TaskTypes[Name]['output'];

/** Main to engine. */
export interface TaskRequest<Name extends TaskName = TaskName> {
  readonly id: number;
  readonly name: Name;
  readonly input: TaskInput<Name>;
}

/** Engine to main. `detail` is for the log only. */
export type EngineMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WireError; readonly detail: string };

/**
 * How long a task may take before the engine is killed and started again, milliseconds. A native run cannot be
 * stopped in-process, so the process is what is stopped.
 */
export const taskLimitMs: Readonly<Record<TaskName, number>> = {
  load: 20_000,
  decode: 10_000,
  plane: 10_000,
  'disc-index': 10_000,
  thumbnail: 10_000,
  assess: 10_000,
  predict: 10_000,
  'self-test': 20_000,
  trial: 20_000,
};
