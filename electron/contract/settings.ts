import { z } from './zod.ts';

export const settingsSchema = z.object({
  /** Share of pathologic fractures among the clinic's proximal femur fractures, greater than 0, less than 1. */
  prevalence: z.number().gt(0).lt(1),
});

export type Settings = z.infer<typeof settingsSchema>;
