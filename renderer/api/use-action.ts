import { useCallback, useState } from 'react';
import type { CallName, InputOf, OutputOf } from '#contract/contract-types.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import { useClient } from './client-context.ts';
import { toDeclared } from './use-call.ts';

export interface Action<Name extends CallName> {
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  /** Answers undefined when the call was refused; the reason is then in `error`. */
  readonly run: (input: InputOf<Name>) => Promise<OutputOf<Name> | undefined>;
  readonly forget: () => void;
}

/** A call made by a button: one at a time, its refusal kept to be shown. */
export function useAction<Name extends CallName>(name: Name): Action<Name> {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeclaredError | null>(null);
  const run = useCallback(
    async (input: InputOf<Name>) => {
      setBusy(true);
      setError(null);
      try {
        return await client.call(name, input);
      } catch (thrown) {
        setError(toDeclared(thrown));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [client, name],
  );
  const forget = useCallback(() => {
    setError(null);
  }, []);
  return { busy, error, run, forget };
}
