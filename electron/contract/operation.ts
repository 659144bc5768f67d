import type { z } from './zod.ts';

/** One question and one answer. Both are plain JSON. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'call';
  readonly input: Input;
  readonly output: Output;
}

/** A stream of events to whoever listens. */
export interface Feed<Event extends z.ZodType = z.ZodType> {
  readonly kind: 'feed';
  readonly event: Event;
}

export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> {
  return { kind: 'call', input, output };
}

export function feed<Event extends z.ZodType>(event: Event): Feed<Event> {
  return { kind: 'feed', event };
}
