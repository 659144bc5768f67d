import { z } from './zod.ts';

/** What a mouse button does while it is held on the film, whatever tool the left one has. */
export const mouseTaskSchema = z.enum(['window', 'pan', 'zoom']);

/** What turning the wheel does; while the loupe is on, it changes the power of the loupe. */
export const wheelTaskSchema = z.enum(['zoom', 'window', 'frames']);

/** Keys and mouse buttons as one reader wants them. */
export const keyBindingsSchema = z.object({
  /** Keys by the name of their command, as they are printed: `Shift+R`. Only those that differ from the table of commands. */
  keys: z.record(z.string(), z.string().min(1).max(40)),
  mouse: z.object({
    /** While no tool is taken. */
    left: mouseTaskSchema.default('window'),
    right: mouseTaskSchema,
    middle: mouseTaskSchema,
    wheel: wheelTaskSchema.default('zoom'),
  }),
});

export type MouseTask = z.infer<typeof mouseTaskSchema>;
export type WheelTask = z.infer<typeof wheelTaskSchema>;
export type KeyBindings = z.infer<typeof keyBindingsSchema>;
