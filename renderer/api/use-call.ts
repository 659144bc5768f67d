import { useCallback, useEffect, useState } from 'react';
import type { CallName, InputOf, OutputOf } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { useClient } from './client-context.ts';

/** An answer on its way, arrived or refused. While it is asked again the last answer stays. */
export type Asked<Output> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: DeclaredError }
  | { readonly kind: 'ready'; readonly output: Output };

export interface AskedCall<Output> {
  readonly asked: Asked<Output>;
  readonly reload: () => void;
  /** Puts an answer in place that another call has just given. */
  readonly replace: (output: Output) => void;
}

/** Asks when shown and whenever the input changes. `null` asks nothing. */
export function useCall<Name extends CallName>(
  name: Name,
  input: InputOf<Name> | null,
): AskedCall<OutputOf<Name>> {
  const client = useClient();
  const [round, setRound] = useState(0);
  const key = input === null ? null : JSON.stringify(input);
  const [held, setHeld] = useState<{ readonly key: string | null; readonly asked: Asked<OutputOf<Name>> }>({
    key: null,
    asked: { kind: 'loading' },
  });
  useEffect(() => {
    if (key === null) return undefined;
    let current = true;
    client.call(name, JSON.parse(key) as InputOf<Name>).then(
      (output) => {
        if (current) setHeld({ key, asked: { kind: 'ready', output } });
      },
      (error: unknown) => {
        if (current) setHeld({ key, asked: { kind: 'failed', error: toDeclared(error) } });
      },
    );
    return () => {
      current = false;
    };
  }, [client, name, key, round]);
  const reload = useCallback(() => {
    setRound((before) => before + 1);
  }, []);
  const replace = useCallback(
    (output: OutputOf<Name>) => {
      setHeld((before) => (before.key === key ? { key, asked: { kind: 'ready', output } } : before));
    },
    [key],
  );
  // An answer to an earlier question is never shown as the answer to this one.
  return { asked: held.key === key ? held.asked : { kind: 'loading' }, reload, replace };
}

/** What went wrong, as the contract declares it. */
export function toDeclared(error: unknown): DeclaredError {
  return error instanceof DeclaredError ? (error as DeclaredError) : new DeclaredError('unknown', {});
}
