import type { Contract } from './contract.ts';
import type { z } from './zod.ts';

/** Names of the operations that ask and answer. */
export type CallName = {
  [Name in keyof Contract]: Contract[Name]['kind'] extends 'call' ? Name : never;
}[keyof Contract];

/** Names of the operations that announce. */
export type FeedName = Exclude<keyof Contract, CallName>;

export type InputOf<Name extends CallName> = Contract[Name] extends { input: infer Schema extends z.ZodType }
  ? z.infer<Schema>
  : never;

export type OutputOf<Name extends CallName> = Contract[Name] extends {
  output: infer Schema extends z.ZodType;
}
  ? z.infer<Schema>
  : never;

export type EventOf<Name extends FeedName> = Contract[Name] extends { event: infer Schema extends z.ZodType }
  ? z.infer<Schema>
  : never;

/** Unsubscribes, closes or lets go; calling it twice does no harm. */
export type Dispose = () => void;

/** What a window or a test holds: typed questions and subscriptions. */
export interface Client {
  readonly call: <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;
  readonly on: <Name extends FeedName>(name: Name, listener: (event: EventOf<Name>) => void) => Dispose;
}

/** What services hand to a host: one handler per call, and a way to hear every feed. */
export type Handlers = {
  readonly [Name in CallName]: (input: InputOf<Name>) => Promise<OutputOf<Name>>;
};

export interface Announcements {
  readonly on: <Name extends FeedName>(name: Name, listener: (event: EventOf<Name>) => void) => Dispose;
}
