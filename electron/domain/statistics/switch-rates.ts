import { estimateProportion, type ProportionEstimate } from './estimate-proportion.ts';

/** One case read without, then with the model; true means pathologic. Only definite calls are counted here. */
export interface SwitchedRead {
  readonly truth: boolean;
  readonly unaided: boolean;
  readonly aided: boolean;
  readonly model: boolean;
}

/** What the model did to the reader's calls; each rate is a share of the cases in which it could have happened. */
export interface SwitchRates {
  readonly n: number;
  /** Of the reads that were wrong before: now right. */
  readonly wrongToRight: ProportionEstimate;
  /** Of the reads that were right before: now wrong. */
  readonly rightToWrong: ProportionEstimate;
  /** Of the reads right before on which the model was wrong: the reader followed it into the error. */
  readonly misled: ProportionEstimate;
  /** Of the reads wrong before on which the model was right: the reader did not take the correction. */
  readonly unconvinced: ProportionEstimate;
  /** Of the pathologic cases that the model missed: missed by the reader too, with the model at hand. */
  readonly missesWhereModelMissed: ProportionEstimate;
  /** The same cases: missed by the reader alone, before. */
  readonly unaidedMissesWhereModelMissed: ProportionEstimate;
}

/**
 * Changes of mind between the unaided and the aided call, against the truth, with Wilson and Clopper-Pearson intervals.
 * Source of the distinction: Goddard, Roudsari, Wyatt, J Am Med Inform Assoc 2012;19:121-127 (automation bias).
 */
export function switchRates(reads: readonly SwitchedRead[], confidence = 0.95): SwitchRates {
  const rate = (
    could: (read: SwitchedRead) => boolean,
    did: (read: SwitchedRead) => boolean,
  ): ProportionEstimate => {
    const cases = reads.filter(could);
    return estimateProportion(cases.filter(did).length, cases.length, confidence);
  };
  const wasRight = ({ unaided, truth }: SwitchedRead): boolean => unaided === truth;
  const isRight = ({ aided, truth }: SwitchedRead): boolean => aided === truth;
  const modelRight = ({ model, truth }: SwitchedRead): boolean => model === truth;
  const modelMissed = ({ model, truth }: SwitchedRead): boolean => truth && !model;
  return {
    n: reads.length,
    wrongToRight: rate((read) => !wasRight(read), isRight),
    rightToWrong: rate(wasRight, (read) => !isRight(read)),
    misled: rate(
      (read) => wasRight(read) && !modelRight(read),
      (read) => !isRight(read),
    ),
    unconvinced: rate(
      (read) => !wasRight(read) && modelRight(read),
      (read) => !isRight(read),
    ),
    missesWhereModelMissed: rate(modelMissed, ({ aided }) => !aided),
    unaidedMissesWhereModelMissed: rate(modelMissed, ({ unaided }) => !unaided),
  };
}
