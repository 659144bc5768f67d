import { analysisStatusSchema } from './analysis-status.ts';
import { filmNotesSchema } from './annotation.ts';
import { caseDetailSchema, caseSummarySchema, otherReadingSchema } from './case.ts';
import { casePageSchema, caseQuerySchema, labelChangeSchema } from './case-page.ts';
import { comparedCasesQuestionSchema, comparedCasesSchema } from './compared-cases.ts';
import { comparisonSchema } from './comparison.ts';
import { discIndexSchema } from './disc-index.ts';
import { imageFactsSchema } from './image-facts.ts';
import { keyBindingsSchema } from './key-bindings.ts';
import {
  localTestCaseSchema,
  localTestDecisionSchema,
  localTestQuestionSchema,
  localTestRecordSchema,
  localTestSchema,
} from './local-test.ts';
import { modelSummarySchema } from './model.ts';
import {
  packageNameAndVersionSchema,
  packageReportSchema,
  packageTrustSchema,
  storedPackageSchema,
} from './model-package.ts';
import { modelWatchSchema } from './model-watch.ts';
import { call, feed } from './operation.ts';
import { activationMapSchema } from './prediction.ts';
import { priorFilmSchema } from './prior-film.ts';
import { pinSchema, readerNameSchema, readerSessionSchema } from './reader.ts';
import {
  aidedReadSchema,
  amendmentDraftSchema,
  markSchema,
  readDraftSchema,
  referenceStandardSchema,
} from './reading.ts';
import {
  learningPointSchema,
  openedSetSchema,
  readingSetDraftSchema,
  readingSetSchema,
  setExportSchema,
} from './reading-set.ts';
import { siteExportSchema } from './site-export.ts';
import { settingsSchema } from './settings.ts';
import { passphraseSchema, storageCheckSchema, storageStatusSchema } from './storage.ts';
import { z } from './zod.ts';

const nothing = z.object({});
const ofCase = z.object({ caseId: z.string() });
const ofSet = z.object({ setId: z.string() });
/** Frames are counted from 1. */
const ofFilm = ofCase.extend({ frameNumber: z.number().int().positive() });

/**
 * The whole surface between a window (or a test) and the services, on one page.
 * Files travel beside it as bytes: `POST /bytes/upload?name=` answers `{ uploadId }`, `GET /bytes/image/<caseId>`
 * answers the modality plane described by the case's facts, with `?frame=` the one described by `images.frame`; a plane of
 * fractions as `plane-rescale.ts` says.
 * `POST /bytes/model?name=&upload=` takes a model package.
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

  /**
   * Makes a case of an upload; `isKnown` where the same file was opened before. With `radiographsOnly`, for whole discs,
   * slices of CT and MR and the like are refused.
   */
  'images.import': call(
    z.object({ uploadId: z.string(), radiographsOnly: z.boolean().optional() }),
    ofCase.extend({ isKnown: z.boolean() }),
  ),
  /** Reads an upload as a DICOMDIR, the list of contents of a disc; nothing of it is kept. */
  'images.discIndex': call(z.object({ uploadId: z.string() }), discIndexSchema),
  'images.frame': call(ofFilm, imageFactsSchema),

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
  /** Films to compare with, those of the same patient first. */
  'cases.priors': call(ofCase, z.array(priorFilmSchema)),
  'cases.changed': feed(ofCase),

  'reading.mark': call(ofCase.extend({ mark: markSchema }), caseDetailSchema),
  'reading.commit': call(ofCase.extend({ read: readDraftSchema }), caseDetailSchema),
  'reading.amend': call(ofCase.extend({ amendment: amendmentDraftSchema }), caseDetailSchema),
  'reading.reveal': call(ofCase, caseDetailSchema),
  'reading.explain': call(ofCase, z.array(activationMapSchema)),
  'reading.decide': call(
    ofCase.extend(aidedReadSchema.pick({ call: true, confidencePercent: true }).shape),
    caseDetailSchema,
  ),
  'reading.resolve': call(
    ofCase.extend({
      reference: referenceStandardSchema.pick({ truth: true, source: true, establishedOn: true }),
    }),
    caseDetailSchema,
  ),
  'reading.others': call(ofCase, z.array(otherReadingSchema)),

  'annotations.get': call(ofFilm, filmNotesSchema),
  'annotations.save': call(ofFilm.extend({ notes: filmNotesSchema }), nothing),

  'comparison.summarise': call(z.object({ includeDemo: z.boolean().optional() }), comparisonSchema),
  'comparison.cases': call(comparedCasesQuestionSchema, comparedCasesSchema),

  'sets.list': call(nothing, z.array(readingSetSchema)),
  'sets.create': call(readingSetDraftSchema, readingSetSchema),
  /** Makes the reader one of the set's readers, with an order of their own. */
  'sets.open': call(ofSet, openedSetSchema),
  'sets.export': call(ofSet, setExportSchema),
  /** Over all teaching sets, of the reader who is signed in. */
  'sets.learningCurve': call(nothing, z.array(learningPointSchema)),

  /** A PDF of the comparison, to be fetched from `GET /bytes/report/<reportId>`. */
  'reports.comparison': call(nothing, z.object({ reportId: z.string() })),
  'pooling.export': call(nothing, siteExportSchema),

  'models.current': call(nothing, modelSummarySchema),
  'models.selfTest': call(nothing, modelSummarySchema),
  'models.list': call(nothing, z.array(storedPackageSchema)),
  'models.import': call(
    z.object({ uploadId: z.string(), trust: packageTrustSchema.nullable() }),
    packageReportSchema,
  ),
  'models.check': call(packageNameAndVersionSchema, packageReportSchema),
  'models.use': call(packageNameAndVersionSchema, z.array(storedPackageSchema)),
  'models.remove': call(packageNameAndVersionSchema, z.array(storedPackageSchema)),

  'models.watch': call(nothing, modelWatchSchema),

  'localTest.cases': call(nothing, z.array(localTestCaseSchema)),
  'localTest.run': call(localTestQuestionSchema, localTestSchema),
  'localTest.sign': call(
    localTestQuestionSchema.extend({ decision: localTestDecisionSchema, remark: z.string().max(2000) }),
    z.array(localTestRecordSchema),
  ),
  'localTest.records': call(nothing, z.array(localTestRecordSchema)),

  'settings.get': call(nothing, settingsSchema),
  'settings.save': call(settingsSchema, settingsSchema),
  'keys.get': call(nothing, keyBindingsSchema),
  'keys.save': call(keyBindingsSchema, keyBindingsSchema),

  'storage.status': call(nothing, storageStatusSchema),
  'storage.backUp': call(nothing, storageStatusSchema),
  'storage.check': call(nothing, storageCheckSchema),
  'storage.restore': call(z.object({ backup: z.string() }), storageStatusSchema),
  /** Seals a new casebook with a passphrase. The recovery code is told this once. */
  'storage.protect': call(z.object({ passphrase: passphraseSchema }), z.object({ recoveryCode: z.string() })),
  /** Takes the passphrase or the recovery code. */
  'storage.unlock': call(z.object({ secret: z.string().max(200) }), storageStatusSchema),
  /** `current` is the passphrase or the recovery code; null where there is no passphrase yet. */
  'storage.setPassphrase': call(
    z.object({ current: z.string().max(200).nullable(), passphrase: passphraseSchema }),
    storageStatusSchema,
  ),
  /** A new code, told this once; an earlier one no longer opens the casebook. */
  'storage.makeRecoveryCode': call(nothing, z.object({ recoveryCode: z.string() })),
  'storage.changed': feed(storageStatusSchema),
} as const;

export type Contract = typeof contract;
