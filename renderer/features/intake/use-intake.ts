import { useCallback, useRef, useState } from 'react';
import type { DeclaredError } from '#contract/declared-error.ts';
import { uploadFile } from '#api/bytes.ts';
import { useClient } from '#api/client-context.ts';
import { toDeclared } from '#api/use-call.ts';

/** What became of one file. */
export type IntakeOutcome =
  | { readonly kind: 'waiting' | 'sending' | 'stopped' }
  | { readonly kind: 'opened'; readonly caseId: string }
  | { readonly kind: 'failed'; readonly error: DeclaredError };

export interface IntakeEntry {
  readonly key: string;
  readonly fileName: string;
  readonly outcome: IntakeOutcome;
}

export interface Intake {
  readonly entries: readonly IntakeEntry[];
  readonly isRunning: boolean;
  readonly open: (files: readonly File[]) => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

let nextKey = 0;

/** Opens files one after the other. One that cannot be opened leaves the others untouched. */
export function useIntake(onOpened: (caseId: string) => void): Intake {
  const client = useClient();
  const [entries, setEntries] = useState<readonly IntakeEntry[]>([]);
  const queue = useRef<{ readonly key: string; readonly file: File }[]>([]);
  const aborter = useRef<AbortController | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const settle = useCallback((key: string, outcome: IntakeOutcome) => {
    setEntries((before) => before.map((entry) => (entry.key === key ? { ...entry, outcome } : entry)));
  }, []);

  const work = useCallback(async (): Promise<void> => {
    if (aborter.current) return;
    const control = new AbortController();
    aborter.current = control;
    setIsRunning(true);
    let isFirst = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { key, file } = next;
      settle(key, { kind: 'sending' });
      try {
        const uploadId = await uploadFile(file, control.signal);
        const { caseId } = await client.call('images.import', { uploadId });
        settle(key, { kind: 'opened', caseId });
        // The first film of a drop is shown; the others wait in the list.
        if (isFirst) onOpened(caseId);
        isFirst = false;
      } catch (error) {
        settle(
          key,
          control.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error: toDeclared(error) },
        );
      }
    }
    aborter.current = null;
    setIsRunning(false);
  }, [client, onOpened, settle]);

  const open = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      const added = files.map((file) => ({ key: String(nextKey++), file }));
      queue.current.push(...added);
      setEntries((before) => [
        ...before.filter(({ outcome }) => outcome.kind === 'waiting' || outcome.kind === 'sending'),
        ...added.map(({ key, file }) => ({
          key,
          fileName: file.name,
          outcome: { kind: 'waiting' } as const,
        })),
      ]);
      void work();
    },
    [work],
  );
  const stop = useCallback(() => {
    const waiting = new Set(queue.current.map(({ key }) => key));
    queue.current = [];
    setEntries((before) =>
      before.map((entry) => (waiting.has(entry.key) ? { ...entry, outcome: { kind: 'stopped' } } : entry)),
    );
    aborter.current?.abort();
  }, []);
  const dismiss = useCallback(() => {
    setEntries([]);
  }, []);
  return { entries, isRunning, open, stop, dismiss };
}
