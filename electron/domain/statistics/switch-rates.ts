import { estimateProportion, type ProportionEstimate } from './estimate-proportion.ts';

/** Cases read alike without, then with the model; true means pathologic. Only definite calls are counted here. */
export interface SwitchedRead {
  readonly truth: boolean;
  readonly unaided: boolean;
  readonly aided: boolean;
  readonly model: boolean;
  /** How many cases; one where it is not said. */
  readonly n?: number;
}

/** The cases in which something could have happened, and those in which it did. */
export interface SwitchRule {
  readonly could: (read: SwitchedRead) => boolean;
  readonly did: (read: SwitchedRead) => boolean;
}

const wasRight = ({ unaided, truth }: SwitchedRead): boolean => unaided === truth;
const isRight = ({ aided, truth }: SwitchedRead): boolean => aided === truth;
const modelRight = ({ model, truth }: SwitchedRead): boolean => model === truth;
const modelMissed = ({ model, truth }: SwitchedRead): boolean => truth && !model;

/** What the model did to the reader's calls; each rate is a share of the cases in which it could have happened. */
export const switchRules = {
  /** Of the reads that were wrong before: now right. */
  wrongToRight: { could: (read) => !wasRight(read), did: isRight },
  /** Of the reads that were right before: now wrong. */
  rightToWrong: { could: wasRight, did: (read) => !isRight(read) },
  /** Of the reads right before on which the model was wrong: the reader followed it into the error. */
  misled: { could: (read) => wasRight(read) && !modelRight(read), did: (read) => !isRight(read) },
  /** Of the reads wrong before on which the model was right: the reader did not take the correction. */
  unconvinced: { could: (read) => !wasRight(read) && modelRight(read), did: (read) => !isRight(read) },
  /** Of the pathologic cases that the model missed: missed by the reader too, with the model at hand. */
  missesWhereModelMissed: { could: modelMissed, did: ({ aided }) => !aided },
  /** The same cases: missed by the reader alone, before. */
  unaidedMissesWhereModelMissed: { could: modelMissed, did: ({ unaided }) => !unaided },
} as const satisfies Readonly<Record<string, SwitchRule>>;

export type SwitchRate = keyof typeof switchRules;

export type SwitchRates = Readonly<Record<SwitchRate, ProportionEstimate>> & { readonly n: number };

/**
 * Changes of mind between the unaided and the aided call, against the truth, with Wilson and Clopper-Pearson intervals.
 * Source of the distinction: Goddard, Roudsari, Wyatt, J Am Med Inform Assoc 2012;19:121-127 (automation bias).
 */
export function switchRates(reads: readonly SwitchedRead[], confidence = 0.95): SwitchRates {
  const rate = (name: SwitchRate): ProportionEstimate => {
    const { could, did }: SwitchRule = switchRules[name];
    const cases = reads.filter(could);
    return estimateProportion(countOf(cases.filter(did)), countOf(cases), confidence);
  };
  return {
    n: countOf(reads),
    wrongToRight: rate('wrongToRight'),
    rightToWrong: rate('rightToWrong'),
    misled: rate('misled'),
    unconvinced: rate('unconvinced'),
    missesWhereModelMissed: rate('missesWhereModelMissed'),
    unaidedMissesWhereModelMissed: rate('unaidedMissesWhereModelMissed'),
  };
}

function countOf(reads: readonly SwitchedRead[]): number {
  return reads.reduce((sum, { n = 1 }) => sum + n, 0);
}
