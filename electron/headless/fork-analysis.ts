import { fork } from 'node:child_process';
import { Readable } from 'node:stream';
import type { AnalysisProcess } from '#adapters/analysis/analysis-process.ts';
import { createPlaneReader, planePipe, type PipedMessage } from '#adapters/analysis/plane-pipe.ts';
import type { EngineMessage } from '#adapters/analysis/task.ts';

/** Starts the image engine as a forked Node process; planes come through a pipe beside its messages. */
export function forkAnalysis(childFile: string): () => AnalysisProcess {
  return () => {
    const child = fork(childFile, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
    });
    const pipe = child.stdio[planePipe];
    return {
      pid: child.pid,
      send: (message) => {
        // One that has just died cannot be written to; its exit says so, and the error is nobody's.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => {
        const planes = createPlaneReader(listener);
        // Where the pipe breaks the engine has ended, and its exit says so.
        if (pipe instanceof Readable) pipe.on('data', planes.receive).on('error', () => undefined);
        child.on('message', (message) => {
          if ((message as EngineMessage | PipedMessage).kind === 'piped')
            planes.expect(message as PipedMessage);
          else listener(message);
        });
      },
      onExit: (listener) => {
        child.once('exit', listener);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
