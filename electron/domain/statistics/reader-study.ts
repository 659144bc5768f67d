/**
 * A fully crossed study: every reader reads every case in every modality (for Femora: without and with the model).
 * `truth[case]`: pathologic or not. `ratings[modality][reader][case]`: a finite rating, higher is more probably
 * pathologic; for sensitivity and specificity the call itself, 1 pathologic, 0 not.
 */
export interface ReaderStudy {
  readonly truth: readonly boolean[];
  readonly ratings: readonly (readonly (readonly number[])[])[];
}

/** What is measured of each reader in each modality; 0..1. */
export type FigureOfMerit = 'roc-area' | 'sensitivity' | 'specificity';
