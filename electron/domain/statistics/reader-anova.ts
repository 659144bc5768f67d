/** Mean squares of the modality-by-reader table of a figure of merit, in its squared unit. */
export interface ReaderMeanSquares {
  readonly modality: number;
  readonly modalityByReader: number;
  /** Of the readers within each modality. */
  readonly readersOf: readonly number[];
}

/**
 * Two-way analysis of variance without replication; `estimates[modality][reader]`, complete.
 * Mean squares without degrees of freedom (one modality, one reader) are 0.
 * Source: Hillis, Stat Med 2007;26:596-619, section 2.
 */
export function readerAnova(estimates: readonly (readonly number[])[]): ReaderMeanSquares {
  const modalities = estimates.length;
  const readers = estimates[0]?.length ?? 0;
  const modalityMeans = estimates.map(mean);
  const readerMeans = (estimates[0] ?? []).map((_, j) => mean(estimates.map((row) => row[j] ?? 0)));
  const all = mean(modalityMeans);
  const interaction = estimates.map((row, i) =>
    row.map((value, j) => value - (modalityMeans[i] ?? 0) - (readerMeans[j] ?? 0) + all),
  );
  const perFreedom = (squares: number, freedom: number): number => (freedom > 0 ? squares / freedom : 0);
  return {
    modality: perFreedom(readers * squaresAbout(modalityMeans, all), modalities - 1),
    modalityByReader: perFreedom(squaresAbout(interaction.flat(), 0), (modalities - 1) * (readers - 1)),
    readersOf: estimates.map((row, i) => perFreedom(squaresAbout(row, modalityMeans[i] ?? 0), readers - 1)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAbout(values: readonly number[], centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
