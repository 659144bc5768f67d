import type { CallName, Handlers } from '#contract/contract-types.ts';
import type { ReaderSession } from './reader-session.ts';

type Answer = (input: unknown) => Promise<unknown>;

/** The same handlers, of which all but `open` answer `reader.not-signed-in` while nobody is signed in. */
export function requireReader(
  handlers: Handlers,
  session: ReaderSession,
  open: ReadonlySet<CallName>,
): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]): [string, Answer] => {
    const answer = handler as Answer;
    if (open.has(name as CallName)) return [name, answer];
    return [name, async (input) => (await session.require(), answer(input))];
  });
  // The names and what each takes and answers are those of `handlers`.
  return Object.fromEntries(guarded) as unknown as Handlers;
}
