import { caseStateSchema, caseSummarySchema } from './case.ts';
import { callSchema, instantSchema, sideSchema } from './reading.ts';
import { z } from './zod.ts';

/** A word a clinic gives to cases. */
export const tagSchema = z.string().trim().min(1).max(40);

const truthSchema = callSchema.exclude(['indeterminate']);

/** One case as a row of the casebook. Calls and truth are there only as far as this reader may know them. */
export const caseRowSchema = caseSummarySchema.extend({
  /** Cases with the same key are of one patient. */
  patientKey: z.string(),
  patientId: z.string().nullable(),
  accessionNumber: z.string().nullable(),
  /** yyyy-mm-dd */
  studyDate: z.string().nullable(),
  fileName: z.string(),
  /** As marked by the reader, else as the file states it. */
  side: sideSchema.nullable(),
  unaided: callSchema.nullable(),
  aided: callSchema.nullable(),
  /** Null until revealed to this reader. */
  model: z.enum(['pathologic', 'nonpathologic', 'refused']).nullable(),
  /** Null until known, and until the reader's own final call is recorded. */
  truth: truthSchema.nullable(),
  /** The final call was recorded then and the truth is still missing; null where it is not. */
  truthMissingSince: instantSchema.nullable(),
  /** Who has committed a read, by name. */
  readers: z.array(z.string()),
  tags: z.array(tagSchema),
  isArchived: z.boolean(),
});

export const caseSortSchema = z.enum(['opened', 'name', 'study-date', 'state']);

/** Which cases, in which order, and which part of them. `null` leaves a filter out. */
export const caseQuerySchema = z.object({
  /** Words that must all occur in name, patient ID, accession number, file name, dates, tags or own note. */
  search: z.string().max(200),
  side: sideSchema.nullable(),
  /** The reader's own call, before the model was shown. */
  call: callSchema.nullable(),
  /** The reader's own call before the reveal against the model's. */
  agreement: z.enum(['agrees', 'disagrees']).nullable(),
  /** `due`: the reader's final call is older than `dueAfterWeeks` and the truth is still missing. */
  truth: z.enum(['known', 'missing', 'due']).nullable(),
  dueAfterWeeks: z.number().int().min(1).max(520),
  /** Name of a reader who has committed a read. */
  reader: z.string().nullable(),
  state: caseStateSchema.nullable(),
  tag: tagSchema.nullable(),
  /** Opened on or after, on or before; yyyy-mm-dd, UTC. */
  openedFrom: z.iso.date().nullable(),
  openedTo: z.iso.date().nullable(),
  archived: z.enum(['hidden', 'shown', 'only']),
  sort: caseSortSchema,
  descending: z.boolean(),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(200),
});

export const casePageSchema = z.object({
  /** Cases of one patient stand together, where the first of them belongs. */
  rows: z.array(caseRowSchema),
  /** How many cases the query has, and how many the casebook holds that are not archived. */
  matchCount: z.number().int().nonnegative(),
  caseCount: z.number().int().nonnegative(),
  /** What there is to filter by. */
  readers: z.array(z.string()),
  tags: z.array(tagSchema),
});

/** What is changed on the labels of several cases at once. */
export const labelChangeSchema = z.object({
  addTags: z.array(tagSchema).max(20),
  removeTags: z.array(tagSchema).max(20),
  /** Null leaves it as it is. */
  isArchived: z.boolean().nullable(),
});

export type CaseRow = z.infer<typeof caseRowSchema>;
export type CaseSort = z.infer<typeof caseSortSchema>;
export type CaseQuery = z.infer<typeof caseQuerySchema>;
export type CasePage = z.infer<typeof casePageSchema>;
export type LabelChange = z.infer<typeof labelChangeSchema>;
