import { z } from './zod.ts';

/** Another film of the casebook as something to compare with: what identifies it, and nothing of anybody's read. */
export const priorFilmSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  /** yyyy-mm-dd */
  studyDate: z.string().nullable(),
  /** `unknown`: one of the two files states no patient ID. */
  patient: z.enum(['same', 'other', 'unknown']),
});

export type PriorFilm = z.infer<typeof priorFilmSchema>;
