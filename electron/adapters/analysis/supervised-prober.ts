import type { ProviderProber } from '#services/inference/model-analysis.ts';
import type { SpawnAnalysis } from './analysis-process.ts';
import { createDeferred } from './deferred.ts';
import type { EngineMessage, TaskInput, TaskName, TaskOutput } from './task.ts';

/** A trial runs beside the engine in use and may take its time; a provider that needs longer is no help. */
const trialLimitMs = 120_000;

/** Tries execution providers, each in an image engine of its own that is killed afterwards. */
export function createSupervisedProber(
  spawn: SpawnAnalysis,
  packageFolder: () => string,
  log: (line: string) => void,
): ProviderProber {
  return {
    probe: async (provider) => {
      const engine = openEngine(spawn);
      try {
        await engine.run('load', { packageFolder: packageFolder(), provider });
        return { kind: 'ran', ...(await engine.run('trial', {})) };
      } catch (thrown) {
        log(`analysis: trial of ${provider}: ${String(thrown)}`);
        return { kind: 'failed', reason: thrown instanceof TrialFailure ? thrown.message : notHere };
      } finally {
        engine.close();
      }
    },
  };
}

const notHere = 'not available on this machine';

/** A failure in words for the model page; others are the runtime's own and go to the log only. */
class TrialFailure extends Error {}

interface Engine {
  readonly run: <Name extends TaskName>(name: Name, input: TaskInput<Name>) => Promise<TaskOutput<Name>>;
  readonly close: () => void;
}

function openEngine(spawn: SpawnAnalysis): Engine {
  const process = spawn();
  const ready = createDeferred<undefined>();
  let answer: ((message: EngineMessage) => void) | null = null;
  let fail: (reason: Error) => void = ready.reject;
  let nextId = 0;
  process.onMessage((message) => {
    const engineMessage = message as EngineMessage;
    if (engineMessage.kind === 'ready') ready.resolve(undefined);
    else answer?.(engineMessage);
  });
  process.onExit(() => {
    fail(new TrialFailure('the process died of it'));
  });

  return {
    run: async <Name extends TaskName>(name: Name, input: TaskInput<Name>) => {
      await ready.promise;
      return new Promise<TaskOutput<Name>>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new TrialFailure(`no answer within ${String(trialLimitMs / 1000)} s`));
        }, trialLimitMs);
        fail = (reason) => {
          clearTimeout(timer);
          reject(reason);
        };
        answer = (message) => {
          clearTimeout(timer);
          if (message.kind === 'done') resolve(message.output as TaskOutput<Name>);
          else reject(new Error(message.kind === 'failed' ? message.detail : 'out of turn'));
        };
        process.send({ id: nextId++, name, input });
      });
    },
    close: () => {
      process.kill();
    },
  };
}
