import { utilityProcess } from 'electron';
import type { AnalysisProcess, SpawnAnalysis } from '#adapters/analysis/analysis-process.ts';

/** Starts the analysis child as an Electron utility process. */
export function spawnAnalysisWith(script: string): SpawnAnalysis {
  return (): AnalysisProcess => {
    const child = utilityProcess.fork(script, [], { serviceName: 'Femora analysis', stdio: 'inherit' });
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => {
        child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.on('exit', listener);
      },
      kill: () => {
        child.kill();
      },
    };
  };
}
