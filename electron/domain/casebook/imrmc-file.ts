/** What one reader said of one case, without the model (`unaided`) and with it. */
export interface ScoredRead {
  /** 1, 2, …: neither names nor case IDs leave with the file. */
  readonly reader: number;
  readonly caseNumber: number;
  readonly modality: 'unaided' | 'aided';
  /** How likely the reader held a pathologic fracture to be, 0..100. */
  readonly confidencePercent: number;
}

export interface CaseTruth {
  readonly caseNumber: number;
  readonly isPathologic: boolean;
}

/**
 * The input of iMRMC, the FDA's program for multi-reader multi-case studies: free text with the sizes of the study,
 * the line `BEGIN DATA:`, then rows of reader, case, modality and score, separated by commas without spaces. A row of
 * reader -1 holds the truth of a case, 0 or 1, once for each case; its modality means nothing. Reads that are missing
 * have no row.
 * Source: iMRMC user manual, sections 4.1.1 to 4.1.3, and the example test.imrmc of github.com/DIDSR/iMRMC.
 */
export function imrmcFile(title: string, truths: readonly CaseTruth[], reads: readonly ScoredRead[]): string {
  const distinct = (values: readonly (string | number)[]): number => new Set(values).size;
  const diseased = truths.filter(({ isPathologic }) => isPathologic).length;
  return [
    // The first lines are free, but must not look like the line that begins the data.
    title.replaceAll(/[\r\n:]+/g, ' ').trim(),
    '',
    `NR: ${distinct(reads.map(({ reader }) => reader))}`,
    `N0: ${truths.length - diseased}`,
    `N1: ${diseased}`,
    `NM: ${distinct(reads.map(({ modality }) => modality))}`,
    '',
    'BEGIN DATA:',
    ...truths.map(({ caseNumber, isPathologic }) => `-1,case${caseNumber},truth,${isPathologic ? 1 : 0}`),
    ...reads.map(
      ({ reader, caseNumber, modality, confidencePercent }) =>
        `reader${reader},case${caseNumber},${modality},${confidencePercent}`,
    ),
    '',
  ].join('\n');
}
