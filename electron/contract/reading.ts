import { z } from './zod.ts';

/** Side of the patient's body, never of the picture. */
export const sideSchema = z.enum(['left', 'right']);

/** A rectangle in pixels of the radiograph as stored, origin at the top left corner of the top left pixel. */
export const rectangleSchema = z.object({
  xPx: z.number(),
  yPx: z.number(),
  widthPx: z.number().positive(),
  heightPx: z.number().positive(),
});

/** The judgement on the one question: neoplastic pathologic fracture or not. */
export const callSchema = z.enum(['nonpathologic', 'pathologic', 'indeterminate']);

export const findings = [
  'lysis',
  'sclerosis',
  'cortical-destruction',
  'lesser-trochanter-avulsion',
  'periosteal-reaction',
  'known-cancer',
  'low-energy-trauma',
  'night-pain',
] as const;

export const findingSchema = z.enum(findings);

/** Instant in ISO 8601, UTC, milliseconds. */
export const instantSchema = z.iso.datetime();

export const markSchema = z.object({
  side: sideSchema,
  site: rectangleSchema,
  /** The frame of the file that the site lies on, from 1; absent for the first. Read and model refer to it. */
  frameNumber: z.number().int().positive().optional(),
});

/** What a surgeon commits before seeing the model. */
export const readDraftSchema = z.object({
  call: callSchema,
  /** How likely the reader holds a pathologic fracture to be: 0 certainly not, 100 certainly. */
  confidencePercent: z.number().int().min(0).max(100),
  findings: z.array(findingSchema),
  note: z.string().max(4000),
});

/** A committed judgement: locked, with its time. */
export const unaidedReadSchema = readDraftSchema.extend({ reader: z.string(), committedAt: instantSchema });

export const aidedReadSchema = z.object({
  call: callSchema,
  /** As in the unaided read; asked for in studies only. */
  confidencePercent: z.number().int().min(0).max(100).optional(),
  reader: z.string(),
  decidedAt: instantSchema,
});

/** Why something was added to a committed read. */
export const amendmentReasonSchema = z.enum(['mistake', 'overlooked', 'new-information', 'other']);

/** What a reader adds to a committed read. */
export const amendmentDraftSchema = z.object({
  reason: amendmentReasonSchema,
  text: z.string().trim().min(1).max(4000),
});

/** Something added to a committed read, with its time. Statistics count the read, never this. */
export const amendmentSchema = amendmentDraftSchema.extend({
  reader: z.string(),
  amendedAt: instantSchema,
  /** The model's answer was already known to the reader. */
  afterReveal: z.boolean(),
});

export const referenceSourceSchema = z.enum(['histology', 'follow-up', 'imaging']);

/** Truth about one fracture and how it is known. */
export const referenceStandardSchema = z.object({
  truth: z.enum(['nonpathologic', 'pathologic']),
  source: referenceSourceSchema,
  /** yyyy-mm-dd */
  establishedOn: z.iso.date(),
  reader: z.string(),
  recordedAt: instantSchema,
});

export type Side = z.infer<typeof sideSchema>;
export type Rectangle = z.infer<typeof rectangleSchema>;
export type Mark = z.infer<typeof markSchema>;
export type ReadingCall = z.infer<typeof callSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type ReadDraft = z.infer<typeof readDraftSchema>;
export type UnaidedRead = z.infer<typeof unaidedReadSchema>;
export type AidedRead = z.infer<typeof aidedReadSchema>;
export type AmendmentReason = z.infer<typeof amendmentReasonSchema>;
export type AmendmentDraft = z.infer<typeof amendmentDraftSchema>;
export type Amendment = z.infer<typeof amendmentSchema>;
export type ReferenceStandard = z.infer<typeof referenceStandardSchema>;
