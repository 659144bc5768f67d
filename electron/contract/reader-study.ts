import { statisticSchema } from './statistic.ts';
import { z } from './zod.ts';

const count = z.number().int().nonnegative();

/** A mean over readers: it holds for readers like these, or for these readers only. Cases are a sample in both. */
const meanOverReadersSchema = z.object({ randomReaders: statisticSchema, fixedReaders: statisticSchema });

/** Sensitivity or specificity of every reader without and with the model, and what the model changed; all 0..1. */
const crossedFigureSchema = z.object({
  figure: z.enum(['sensitivity', 'specificity']),
  /** Cases of the class that the figure is about. */
  n: count,
  /** In the order of `readers`. */
  ofReaders: z.array(z.object({ unaided: z.number(), aided: z.number() })),
  unaided: meanOverReadersSchema,
  aided: meanOverReadersSchema,
  /** With the model less without, -1..1. */
  difference: meanOverReadersSchema,
  /** Null where nothing varies. */
  pValue: z.object({ randomReaders: z.number().nullable(), fixedReaders: z.number().nullable() }),
});

/**
 * Several readers over the cases that all of them read to the end with definite calls and whose truth is known
 * (fully crossed): Obuchowski-Rockette analysis.
 */
export const readerStudySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('too-few'),
    readers: z.array(z.string()),
    caseCount: count,
    /** So many cases of each class are needed. */
    fewestOfClass: count,
  }),
  z.object({
    kind: z.literal('analysed'),
    readers: z.array(z.string()),
    caseCount: count,
    pathologicCount: count,
    /** Cases that all of them read, but one of them without a definite call. */
    droppedCount: count,
    figures: z.array(crossedFigureSchema),
    /** Area under the ROC curve of the likelihood given before the reveal. */
    confidenceArea: z.object({ ofReaders: z.array(z.number()), mean: meanOverReadersSchema }),
    /** Fleiss' kappa of the calls of all readers. */
    kappa: z.object({ unaided: statisticSchema, aided: statisticSchema }),
  }),
]);

export type ReaderStudy = z.infer<typeof readerStudySchema>;
export type CrossedFigure = Extract<ReaderStudy, { kind: 'analysed' }>['figures'][number];
export type MeanOverReaders = z.infer<typeof meanOverReadersSchema>;
