import type { CallName, Client, EventOf, FeedName, InputOf, OutputOf } from '#contract/contract-types.ts';
import { contract } from '#contract/contract.ts';
import { DeclaredError, errorFromWire } from '#contract/declared-error.ts';
import type { Port } from './port.ts';
import { replySchema } from './wire.ts';

interface Waiting {
  readonly operation: CallName;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: DeclaredError) => void;
}

/** A typed client over a port. Every open question is rejected with `connection.closed` when the port closes. */
export function connect(port: Port): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<FeedName, Set<(event: unknown) => void>>();
  let nextId = 0;
  let closed = false;

  port.onClose(() => {
    closed = true;
    for (const { reject } of waiting.values()) reject(new DeclaredError('connection.closed', {}));
    waiting.clear();
  });
  port.onMessage((message) => {
    const parsed = replySchema.safeParse(message);
    if (!parsed.success) return;
    const reply = parsed.data;
    if (reply.kind === 'event') {
      deliver(listeners, reply.feed, reply.event);
      return;
    }
    const entry = waiting.get(reply.id);
    if (!entry) return;
    waiting.delete(reply.id);
    if (reply.kind === 'failure') {
      entry.reject(errorFromWire(reply.error));
      return;
    }
    const output = contract[entry.operation].output.safeParse(reply.output);
    if (output.success) entry.resolve(output.data);
    else entry.reject(new DeclaredError('unknown', {}));
  });

  return {
    call: <Name extends CallName>(operation: Name, input: InputOf<Name>) =>
      new Promise<OutputOf<Name>>((resolve, reject) => {
        if (closed) {
          reject(new DeclaredError('connection.closed', {}));
          return;
        }
        const id = nextId++;
        waiting.set(id, {
          operation,
          resolve: (output) => {
            resolve(output as OutputOf<Name>);
          },
          reject,
        });
        port.send({ kind: 'request', id, operation, input });
      }),
    on: <Name extends FeedName>(name: Name, listener: (event: EventOf<Name>) => void) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      const entry = (event: unknown): void => {
        listener(event as EventOf<Name>);
      };
      set.add(entry);
      return () => {
        set.delete(entry);
      };
    },
  };
}

function deliver(
  listeners: ReadonlyMap<FeedName, ReadonlySet<(event: unknown) => void>>,
  feed: string,
  event: unknown,
): void {
  if (!Object.hasOwn(contract, feed)) return;
  const operation = contract[feed as keyof typeof contract];
  if (operation.kind !== 'feed') return;
  const parsed = operation.event.safeParse(event);
  if (!parsed.success) return;
  for (const listener of listeners.get(feed as FeedName) ?? []) listener(parsed.data);
}
