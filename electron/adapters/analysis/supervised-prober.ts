import { performance } from 'node:perf_hooks';
import type { ProviderProbe } from '#domain/inference/provider-ladder.ts';
import type { ProviderProber } from '#services/inference/model-analysis.ts';
import type { SpawnAnalysis } from './analysis-process.ts';
import { createDeferred } from './deferred.ts';
import { taskLimitMs, type EngineMessage, type TaskInput, type TaskName, type TaskOutput } from './task.ts';

/** Tries execution providers, each in an image engine of its own that is killed afterwards. */
export function createSupervisedProber(spawn: SpawnAnalysis, packageFolder: string): ProviderProber {
  return {
    probe: async (provider) => {
      const engine = openEngine(spawn);
      try {
        await engine.run('load', { packageFolder, provider });
        const goldenError = await engine.run('self-test', {});
        const warmMs = await engine.run('benchmark', {});
        return { kind: 'ran', goldenError, warmMs };
      } catch (thrown) {
        return failure(thrown);
      } finally {
        engine.close();
      }
    },
  };
}

function failure(thrown: unknown): ProviderProbe {
  const reason =
    thrown instanceof Error ? (thrown.message.split('\n')[0] ?? 'unknown reason') : 'unknown reason';
  return { kind: 'failed', reason: reason.slice(0, 200) };
}

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
    fail(new Error('the process died of it'));
  });

  return {
    run: async <Name extends TaskName>(name: Name, input: TaskInput<Name>) => {
      await ready.promise;
      const startedAt = performance.now();
      return new Promise<TaskOutput<Name>>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`no answer within ${String(Math.round(performance.now() - startedAt))} ms`));
        }, taskLimitMs[name]);
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
