import { analysisStatusSchema } from './analysis-status.ts';
import { caseDetailSchema, caseSummarySchema, otherReadingSchema } from './case.ts';
import { comparisonSchema } from './comparison.ts';
import { modelSummarySchema } from './model.ts';
import { call, feed } from './operation.ts';
import { activationMapSchema } from './prediction.ts';
import { pinSchema, readerNameSchema, readerSessionSchema } from './reader.ts';
import {
  amendmentDraftSchema,
  callSchema,
  markSchema,
  readDraftSchema,
  referenceStandardSchema,
} from './reading.ts';
import { settingsSchema } from './settings.ts';
import { storageCheckSchema, storageStatusSchema } from './storage.ts';
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

  'readers.session': call(nothing, readerSessionSchema),
  'readers.add': call(z.object({ name: readerNameSchema, pin: pinSchema.nullable() }), readerSessionSchema),
  'readers.signIn': call(z.object({ readerId: z.string(), pin: z.string().nullable() }), readerSessionSchema),
  'readers.signOut': call(nothing, readerSessionSchema),
  'readers.rename': call(z.object({ name: readerNameSchema }), readerSessionSchema),
  'readers.changePin': call(
    z.object({ oldPin: z.string().nullable(), newPin: pinSchema.nullable() }),
    readerSessionSchema,
  ),
  'readers.changed': feed(readerSessionSchema),

  'images.import': call(z.object({ uploadId: z.string() }), ofCase),

  'cases.list': call(nothing, z.array(caseSummarySchema)),
  'cases.get': call(ofCase, caseDetailSchema),
  'cases.changed': feed(ofCase),

  'reading.mark': call(ofCase.extend({ mark: markSchema }), caseDetailSchema),
  'reading.commit': call(ofCase.extend({ read: readDraftSchema }), caseDetailSchema),
  'reading.amend': call(ofCase.extend({ amendment: amendmentDraftSchema }), caseDetailSchema),
  'reading.reveal': call(ofCase, caseDetailSchema),
  'reading.explain': call(ofCase, z.array(activationMapSchema)),
  'reading.decide': call(ofCase.extend({ call: callSchema }), caseDetailSchema),
  'reading.resolve': call(
    ofCase.extend({
      reference: referenceStandardSchema.pick({ truth: true, source: true, establishedOn: true }),
    }),
    caseDetailSchema,
  ),
  'reading.others': call(ofCase, z.array(otherReadingSchema)),

  'comparison.summarise': call(nothing, comparisonSchema),

  'models.current': call(nothing, modelSummarySchema),
  'models.selfTest': call(nothing, modelSummarySchema),

  'settings.get': call(nothing, settingsSchema),
  'settings.save': call(settingsSchema, settingsSchema),

  'storage.status': call(nothing, storageStatusSchema),
  'storage.backUp': call(nothing, storageStatusSchema),
  'storage.check': call(nothing, storageCheckSchema),
  'storage.restore': call(z.object({ backup: z.string() }), storageStatusSchema),
  'storage.changed': feed(storageStatusSchema),
} as const;

export type Contract = typeof contract;
