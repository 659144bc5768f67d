import { z } from '#contract/zod.ts';

/** What a client sends. `id` is unique within one port. */
export const requestSchema = z.object({
  kind: z.literal('request'),
  id: z.number().int().nonnegative(),
  operation: z.string(),
  input: z.unknown(),
});

/** What a service host sends: an answer to a request, or an event of a feed. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: z.number().int(), output: z.unknown() }),
  z.object({ kind: z.literal('failure'), id: z.number().int(), error: z.unknown() }),
  z.object({ kind: z.literal('event'), feed: z.string(), event: z.unknown() }),
]);

export type WireReply = z.infer<typeof replySchema>;
