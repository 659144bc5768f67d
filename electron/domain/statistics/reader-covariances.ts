/**
 * Error (co)variances of the estimates of an Obuchowski-Rockette analysis, squared units of the figure of merit.
 * `variance`: of one estimate; `cov1`: same reader, different modality; `cov2`: different readers, same modality;
 * `cov3`: both different. Each is the mean over all pairs of its kind, 0 where there is no such pair.
 */
export interface ErrorCovariances {
  readonly variance: number;
  readonly cov1: number;
  readonly cov2: number;
  readonly cov3: number;
  /** The same within one modality, over its readers. */
  readonly ofModality: readonly { readonly variance: number; readonly cov2: number }[];
}

/**
 * Jackknife covariances from leave-one-out values `withoutCase[modality][reader][case]`, at least 2 cases.
 * Sources: Obuchowski, Rockette, Commun Stat Simul Comput 1995;24:285-308; Hillis et al, Stat Med 2005;24:1579-1607.
 */
export function readerCovariances(
  withoutCase: readonly (readonly (readonly number[])[])[],
): ErrorCovariances {
  const deviations = withoutCase.map((modality) => modality.map(deviationsFromMean));
  const sums = { variance: new Mean(), cov1: new Mean(), cov2: new Mean(), cov3: new Mean() };
  const within = deviations.map(() => ({ variance: new Mean(), cov2: new Mean() }));
  deviations.forEach((readersA, modalityA) => {
    deviations.forEach((readersB, modalityB) => {
      readersA.forEach((a, readerA) => {
        readersB.forEach((b, readerB) => {
          const value = jackknifeCovariance(a, b);
          const kind = pairKind(modalityA === modalityB, readerA === readerB);
          sums[kind].add(value);
          if (kind === 'variance' || kind === 'cov2') within[modalityA]?.[kind].add(value);
        });
      });
    });
  });
  return {
    variance: sums.variance.value(),
    cov1: sums.cov1.value(),
    cov2: sums.cov2.value(),
    cov3: sums.cov3.value(),
    ofModality: within.map(({ variance, cov2 }) => ({ variance: variance.value(), cov2: cov2.value() })),
  };
}

function pairKind(sameModality: boolean, sameReader: boolean): 'variance' | 'cov1' | 'cov2' | 'cov3' {
  if (sameReader) return sameModality ? 'variance' : 'cov1';
  return sameModality ? 'cov2' : 'cov3';
}

function deviationsFromMean(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function jackknifeCovariance(first: readonly number[], second: readonly number[]): number {
  const n = first.length;
  return ((n - 1) / n) * first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0);
}

class Mean {
  private sum = 0;
  private n = 0;

  add(value: number): void {
    this.sum += value;
    this.n += 1;
  }

  value(): number {
    return this.n === 0 ? 0 : this.sum / this.n;
  }
}
