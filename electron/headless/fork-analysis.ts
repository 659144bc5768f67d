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
        if (child.connected) child.send(message as object);
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
