import { useCallback, useRef, useState } from 'react';
import { useClient } from '#api/client-context.ts';
import type { GatheredFile } from './gather-files.ts';
import { noProgress, withOutcome, type IntakeProgress } from './intake-progress.ts';
import { openBatch } from './open-batch.ts';

export interface Intake {
  readonly progress: IntakeProgress;
  readonly isRunning: boolean;
  /** Takes what is gathered; a drop of folders is still being looked through. */
  readonly open: (files: readonly GatheredFile[] | Promise<readonly GatheredFile[]>) => void;
  /** Stops at once and keeps what came in. A film the service has begun with still becomes a case. */
  readonly stop: () => void;
  readonly dismiss: () => void;
}

/** Opens files, folders and archives, one batch after the other. */
export function useIntake(onOpened: (caseId: string) => void): Intake {
  const client = useClient();
  const [progress, setProgress] = useState(noProgress);
  const [runningCount, setRunningCount] = useState(0);
  const control = useRef<AbortController | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());

  const run = useCallback(
    async (gathering: readonly GatheredFile[] | Promise<readonly GatheredFile[]>, signal: AbortSignal) => {
      const batch = await gathering;
      if (signal.aborted) return;
      setProgress((before) => ({ ...before, total: before.total + batch.length }));
      let isShown = false;
      await openBatch(batch, {
        client,
        signal,
        onBegin: (current) => {
          setProgress((before) => ({ ...before, current }));
        },
        onStudies: (studies) => {
          setProgress((before) => ({ ...before, studies: [...before.studies, ...studies] }));
        },
        onMore: (count) => {
          setProgress((before) => ({ ...before, total: before.total + count }));
        },
        onOutcome: (fileName, outcome) => {
          setProgress((before) => withOutcome(before, fileName, outcome));
          // The first film of a batch is shown; the others wait in the list.
          if (isShown || !('caseId' in outcome) || signal.aborted) return;
          isShown = true;
          onOpened(outcome.caseId);
        },
      });
    },
    [client, onOpened],
  );
  const open = useCallback(
    (files: readonly GatheredFile[] | Promise<readonly GatheredFile[]>) => {
      if (Array.isArray(files) && files.length === 0) return;
      if (!control.current) {
        control.current = new AbortController();
        setProgress(noProgress);
      }
      const own = control.current;
      setRunningCount((before) => before + 1);
      const turn = last.current
        .then(() => run(files, own.signal))
        .finally(() => {
          // After a stop there is nothing left to count down.
          if (own.signal.aborted) return;
          setRunningCount((before) => {
            if (before === 1 && control.current === own) control.current = null;
            return before - 1;
          });
        });
      last.current = turn.catch(() => undefined);
    },
    [run],
  );
  const stop = useCallback(() => {
    control.current?.abort();
    control.current = null;
    setRunningCount(0);
    setProgress((before) => ({ ...before, current: null, wasStopped: true }));
  }, []);
  const dismiss = useCallback(() => {
    setProgress(noProgress);
  }, []);
  return { progress, isRunning: runningCount > 0, open, stop, dismiss };
}
