import type { Announcements, CallName, FeedName, Handlers } from '#contract/contract-types.ts';
import { contract } from '#contract/contract.ts';
import { DeclaredError, errorToWire } from '#contract/declared-error.ts';
import type { Port } from './port.ts';
import { requestSchema, type WireReply } from './wire.ts';

/** Answers every request that arrives on the port and forwards every feed, until the port closes. */
export function serve(
  port: Port,
  handlers: Handlers,
  announcements: Announcements,
  reportDefect: (operation: string, thrown: unknown) => void,
): void {
  const reply = (message: WireReply): void => {
    port.send(message);
  };
  const disposals = feedNames().map((feed) =>
    announcements.on(feed, (event) => {
      reply({ kind: 'event', feed, event });
    }),
  );
  port.onClose(() => {
    for (const dispose of disposals) dispose();
  });
  port.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return;
    const { id, operation, input } = request.data;
    answer(handlers, operation, input).then(
      (output) => {
        reply({ kind: 'result', id, output });
      },
      (thrown: unknown) => {
        if (!(thrown instanceof DeclaredError)) reportDefect(operation, thrown);
        reply({ kind: 'failure', id, error: errorToWire(thrown) });
      },
    );
  });
}

async function answer(handlers: Handlers, operation: string, input: unknown): Promise<unknown> {
  if (!isCallName(operation)) {
    throw new DeclaredError('request.invalid', { operation, reason: 'no such operation' });
  }
  const parsed = contract[operation].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const reason = issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : 'invalid input';
    throw new DeclaredError('request.invalid', { operation, reason });
  }
  // The schema of this very operation has just accepted the input, which is what the handler's type says.
  const handler = handlers[operation] as (input: unknown) => Promise<unknown>;
  return handler(parsed.data);
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'call';
}

function feedNames(): FeedName[] {
  const names = Object.keys(contract) as (keyof typeof contract)[];
  return names.filter((name): name is FeedName => contract[name].kind === 'feed');
}
