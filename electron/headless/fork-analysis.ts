import { fork } from 'node:child_process';
import type { AnalysisProcess } from '#adapters/analysis/analysis-process.ts';

/** Starts the image engine as a forked Node process; pixels cross by structured clone. */
export function forkAnalysis(childFile: string): () => AnalysisProcess {
  return () => {
    const child = fork(childFile, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      pid: child.pid,
      send: (message) => {
        // One that has just died cannot be written to; its exit says so, and the error is nobody's.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', listener);
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
