import type { CallName, Handlers } from '#contract/contract-types.ts';
import type { ReaderSession } from './reader-session.ts';

/** The same handlers, of which all but `open` answer `reader.not-signed-in` while nobody is signed in. */
export function requireReader(
  handlers: Handlers,
  session: ReaderSession,
  open: ReadonlySet<CallName>,
): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => {
    if (open.has(name as CallName)) return [name, handler] as const;
    const answer = handler as (input: unknown) => Promise<unknown>;
    return [name, async (input: unknown) => (await session.require(), answer(input))] as const;
  });
  // The names and what each takes and answers are those of `handlers`.
  return Object.fromEntries(guarded) as unknown as Handlers;
}
