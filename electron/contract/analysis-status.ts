import { z } from './zod.ts';

/** State of the supervised image engine (decoding and the model). */
export const analysisStatusSchema = z.object({
  state: z.enum(['starting', 'ready', 'busy', 'restarting', 'stopped']),
  /** Starts of the engine since Femora was opened, the first included. */
  startCount: z.number().int().nonnegative(),
  provider: z.string(),
});

export type AnalysisStatus = z.infer<typeof analysisStatusSchema>;
