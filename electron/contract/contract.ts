import { analysisStatusSchema } from './analysis-status.ts';
import { caseDetailSchema, caseSummarySchema } from './case.ts';
import { casePageSchema, caseQuerySchema, labelChangeSchema } from './case-page.ts';
import { comparisonSchema } from './comparison.ts';
import { modelSummarySchema } from './model.ts';
import { call, feed } from './operation.ts';
import { activationMapSchema } from './prediction.ts';
import { callSchema, markSchema, readDraftSchema, referenceStandardSchema } from './reading.ts';
import { settingsSchema } from './settings.ts';
import { z } from './zod.ts';

const nothing = z.object({});
const ofCase = z.object({ caseId: z.string() });

/**
 * The whole surface between a window (or a test) and the services, on one page.
 * Files travel beside it as bytes: `POST /bytes/upload?name=` answers `{ uploadId }`, `GET /bytes/image/<caseId>`
 * answers the modality plane described by the case's facts.
 */
export const contract = {
  'app.status': call(nothing, z.object({ version: z.string(), analysis: analysisStatusSchema })),
  'analysis.changed': feed(analysisStatusSchema),

  'images.import': call(z.object({ uploadId: z.string() }), ofCase),

  /** The latest opened, without archived ones; `cases.find` knows all. */
  'cases.list': call(nothing, z.array(caseSummarySchema)),
  'cases.find': call(caseQuerySchema, casePageSchema),
  /** How many cases were read long enough ago that their truth should be known. */
  'cases.due': call(nothing, z.object({ dueCount: z.number().int(), dueAfterWeeks: z.number().int() })),
  'cases.label': call(
    z.object({ caseIds: z.array(z.string()).min(1).max(1000), change: labelChangeSchema }),
    nothing,
  ),
  'cases.get': call(ofCase, caseDetailSchema),
  'cases.changed': feed(ofCase),

  'reading.mark': call(ofCase.extend({ mark: markSchema }), caseDetailSchema),
  'reading.commit': call(ofCase.extend({ read: readDraftSchema }), caseDetailSchema),
  'reading.reveal': call(ofCase, caseDetailSchema),
  'reading.explain': call(ofCase, z.array(activationMapSchema)),
  'reading.decide': call(ofCase.extend({ call: callSchema }), caseDetailSchema),
  'reading.resolve': call(
    ofCase.extend({
      reference: referenceStandardSchema.pick({ truth: true, source: true, establishedOn: true }),
    }),
    caseDetailSchema,
  ),

  'comparison.summarise': call(z.object({ includeDemo: z.boolean().optional() }), comparisonSchema),

  'models.current': call(nothing, modelSummarySchema),
  'models.selfTest': call(nothing, modelSummarySchema),

  'settings.get': call(nothing, settingsSchema),
  'settings.save': call(settingsSchema, settingsSchema),
} as const;

export type Contract = typeof contract;
