import { statisticSchema } from './statistic.ts';
import { z } from './zod.ts';

const count = z.number().int().nonnegative();

/** One call against the truth; positive means pathologic. A call that is not definite is not counted in a table. */
export const verdictSchema = z.enum([
  'truePositive',
  'falseNegative',
  'trueNegative',
  'falsePositive',
  'indeterminate',
  'refused',
]);

/** The reader alone, the reader with the model, the model alone. */
export const callerSchema = z.enum(['unaided', 'aided', 'model']);

const confusionCountsSchema = z.object({
  truePositive: count,
  falseNegative: count,
  trueNegative: count,
  falsePositive: count,
});

/** What one caller's definite calls are worth against the truth. All 0..1, likelihood ratios 0 or more. */
export const callerFiguresSchema = z.object({
  table: confusionCountsSchema,
  sensitivity: statisticSchema,
  specificity: statisticSchema,
  /** Share of cases called rightly. */
  accuracy: statisticSchema,
  /** Mean of sensitivity and specificity. */
  balancedAccuracy: statisticSchema,
  likelihoodRatioPositive: statisticSchema,
  likelihoodRatioNegative: statisticSchema,
  /** As counted: they hold at the prevalence of these cases only. */
  positivePredictiveValue: statisticSchema,
  negativePredictiveValue: statisticSchema,
  /** At the clinic's prevalence. */
  positivePredictiveValueAtPrevalence: statisticSchema,
  negativePredictiveValueAtPrevalence: statisticSchema,
});

/** Two callers over the cases in which both gave a definite call, and which of them was right. */
export const pairedCallersSchema = z.object({
  first: callerSchema,
  second: callerSchema,
  /** Over all these cases, or those of one class: then it compares sensitivities or specificities. */
  among: z.enum(['all', 'pathologic', 'nonpathologic']),
  both: count,
  firstOnly: count,
  secondOnly: count,
  neither: count,
  /** Share right, first less second, -1..1. */
  difference: statisticSchema,
  /** Exact McNemar, two-sided; null where the two never differ. */
  pValue: z.number().nullable(),
  /** p is below .05/3: three pairs are looked at (Bonferroni). */
  isToldApart: z.boolean(),
});

const rocPointSchema = z.object({
  /** Null at the start, where nothing is called pathologic. */
  threshold: z.number().nullable(),
  sensitivity: z.number(),
  falsePositiveRate: z.number(),
});

const reliabilityBinSchema = z.object({
  from: z.number(),
  to: z.number(),
  meanScore: z.number(),
  /** Share of pathologic cases in the bin. */
  pathologic: statisticSchema,
});

const subgroupFiguresSchema = callerFiguresSchema.pick({
  sensitivity: true,
  specificity: true,
  accuracy: true,
});

/** What the model did to the reader, over cases in which all three gave a definite call. */
const switchRatesSchema = z.object({
  wrongToRight: statisticSchema,
  rightToWrong: statisticSchema,
  /** Right before, model wrong: wrong afterwards. */
  misled: statisticSchema,
  /** Wrong before, model right: still wrong. */
  unconvinced: statisticSchema,
  /** Pathologic cases that the model missed: missed by the reader with the model at hand, and without it. */
  missesWhereModelMissed: statisticSchema,
  unaidedMissesWhereModelMissed: statisticSchema,
});

export const switchRateSchema = switchRatesSchema.keyof();

/** Reader, reader with the model, and model against the reference standard, over every case in which it is known. */
export const truthComparisonSchema = z.object({
  caseCount: count,
  /** Cases with one patient ID are one patient; cases without are one each. */
  patientCount: count,
  pathologicCount: count,
  /** The clinic's own, from the settings. */
  prevalence: z.number(),
  readers: z.array(z.string()),
  /** Final calls that another reader gave than the unaided read. */
  readerChangedCount: count,
  /** Model packages the scores come from, by version. */
  models: z.array(z.object({ name: z.string(), version: z.string(), manifestSha256: z.string(), n: count })),
  /** Left out of the tables, and how many. */
  dropped: z.object({ unaidedIndeterminate: count, aidedIndeterminate: count, modelRefused: count }),
  /** Cases in which all three gave a definite call, and how many each called rightly. */
  common: z.object({ n: count, unaidedRight: count, aidedRight: count, modelRight: count }),
  callers: z.object({
    unaided: callerFiguresSchema,
    aided: callerFiguresSchema,
    model: callerFiguresSchema,
  }),
  pairs: z.array(pairedCallersSchema),
  /** Areas under the ROC curve, DeLong. The reader's confidence is taken before the reveal. */
  areas: z.object({
    model: statisticSchema,
    confidence: statisticSchema,
    /** Confidence less model, over the cases that have both. */
    difference: statisticSchema,
    /** Null where the difference has no interval. */
    differencePValue: z.number().nullable(),
  }),
  /** Null where one class is missing; of many points, as many as a drawing can show. */
  curves: z.object({
    model: z.array(rocPointSchema).nullable(),
    confidence: z.array(rocPointSchema).nullable(),
  }),
  calibration: z.object({
    brier: statisticSchema,
    expectedError: statisticSchema,
    /** Bins that hold cases. */
    bins: z.array(reliabilityBinSchema),
  }),
  /**
   * Net benefit (true positives per case) at the clinic's prevalence of acting on the score and of acting always, by the
   * probability from which one would act; never acting has 0. Null where a class is missing.
   */
  decision: z
    .array(z.object({ threshold: z.number(), followScore: z.number(), treatAll: z.number() }))
    .nullable(),
  switches: switchRatesSchema,
  subgroups: z.array(
    z.object({
      by: z.enum(['side', 'reader']),
      name: z.string(),
      n: count,
      unaided: subgroupFiguresSchema,
      aided: subgroupFiguresSchema,
      model: subgroupFiguresSchema,
    }),
  ),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type Caller = z.infer<typeof callerSchema>;
export type CallerFigures = z.infer<typeof callerFiguresSchema>;
export type PairedCallers = z.infer<typeof pairedCallersSchema>;
export type TruthComparison = z.infer<typeof truthComparisonSchema>;
