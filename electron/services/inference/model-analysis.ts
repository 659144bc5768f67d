import type { AnalysisStatus } from '#contract/analysis-status.ts';
import type { Dispose } from '#contract/contract-types.ts';
import type { Mark } from '#contract/reading.ts';
import type { GoldenCases } from '#domain/inference/golden-case.ts';
import type { Location } from '#domain/inference/location.ts';
import type { ModelManifest } from '#domain/inference/model-manifest.ts';
import type { Publisher } from '#domain/inference/publisher.ts';
import type { GateOutputs } from '#domain/inference/refusals.ts';
import type { ProviderProbe } from '#domain/inference/provider-ladder.ts';
import type { ImageSource } from '../images/image-source.ts';

/** A verified model package, as the image engine holds it. */
export interface LoadedModel {
  readonly manifest: ModelManifest;
  /** SHA-256, hex, of `manifest.json`, which names the SHA-256 of every other file. */
  readonly manifestSha256: string;
  /** Who signed it; null: nobody, and whoever imported it accepted that. */
  readonly publisher: Publisher | null;
  /** The model card, Markdown. */
  readonly card: string;
  readonly golden: GoldenCases;
}

/** The package that was to be read with, and why it is not. */
export interface ModelFallback {
  readonly packageFolder: string;
  readonly reason: string;
}

export interface ActivationMap {
  readonly view: 'hip' | 'site';
  readonly widthCells: number;
  readonly heightCells: number;
  /** Row by row, 0..1. */
  readonly values: readonly number[];
}

/** What gate and locator say of one film. */
export interface FilmFindings {
  readonly gate: GateOutputs;
  /** Null when the package has no locator. */
  readonly location: Location | null;
}

/** What the networks say of one marked radiograph, before calibration. */
export interface RawPrediction {
  readonly gate: GateOutputs;
  readonly logit: number;
  readonly maps: readonly ActivationMap[];
  /** SHA-256, hex, of the plane that was read. */
  readonly planeSha256: string;
  readonly provider: string;
  /** Preprocessing and networks, decoding excluded. */
  readonly elapsedMs: number;
}

/**
 * The model's side of the image engine: a supervised process that main owns. Every question may answer
 * `analysis.interrupted`, `analysis.timed-out` or `model.unavailable`; the engine is back after each of them.
 */
export interface ModelAnalysis {
  readonly model: () => Promise<LoadedModel>;
  /** Set when another package than the chosen one is read with. */
  readonly fallback: () => ModelFallback | null;
  /** Gate and locator: may be asked before a read is committed, say nothing of the one question. */
  readonly assess: (source: ImageSource) => Promise<FilmFindings>;
  /** Reads the frame that the mark lies on. */
  readonly predict: (source: ImageSource, mark: Mark) => Promise<RawPrediction>;
  /** Largest difference between the golden scores and the ones computed here. */
  readonly selfTest: () => Promise<number>;
  readonly status: () => AnalysisStatus;
  readonly onStatus: (listener: (status: AnalysisStatus) => void) => Dispose;
  readonly useProvider: (provider: string) => void;
}

/** Tries one execution provider in a process of its own, which may die of it. Never rejects. */
export interface ProviderProber {
  readonly probe: (provider: string) => Promise<ProviderProbe>;
}
