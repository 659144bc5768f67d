import type { AnalysisStatus } from '#contract/analysis-status.ts';
import { DeclaredError, errorFromWire } from '#contract/declared-error.ts';
import type { AnalysisProcess, SpawnAnalysis } from './analysis-process.ts';
import { taskLimitMs, type EngineMessage, type TaskInput, type TaskName, type TaskOutput } from './task.ts';

interface Job {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
  readonly resolve: (output: unknown) => void;
  readonly reject: (reason: unknown) => void;
  attempts: number;
}

/** A process that is started again whenever it ends, and the queue of tasks it works through one by one. */
export interface Supervisor {
  readonly start: () => void;
  readonly run: <Name extends TaskName>(name: Name, input: TaskInput<Name>) => Promise<TaskOutput<Name>>;
  /** Ends the running engine; it is started again at once. */
  readonly restart: () => void;
  readonly state: () => Pick<AnalysisStatus, 'state' | 'startCount'>;
  readonly close: () => void;
}

interface SupervisorParts {
  readonly spawn: SpawnAnalysis;
  readonly log: (line: string) => void;
  /** Called at each start; tasks run from here come before waiting ones. */
  readonly onStart: () => void;
  readonly onState: () => void;
  readonly limitMs?: Readonly<Record<TaskName, number>>;
}

/** After this many ends in a row without one finished task, the engine stays stopped until it is asked again. */
const fruitlessStartLimit = 3;

/** A task that saw the engine die is tried once more: the death may have been another's fault. */
const attemptLimit = 2;

export function createSupervisor({
  spawn,
  log,
  onStart,
  onState,
  limitMs = taskLimitMs,
}: SupervisorParts): Supervisor {
  let engine: AnalysisProcess | null = null;
  let isReady = false;
  let isClosed = false;
  let startCount = 0;
  let fruitlessStarts = 0;
  let nextId = 0;
  let current: Job | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStarting = false;
  const queue: Job[] = [];

  const start = (): void => {
    startCount += 1;
    isReady = false;
    const started = spawn();
    engine = started;
    started.onMessage((message) => {
      if (engine === started) receive(message as EngineMessage);
    });
    started.onExit((code) => {
      if (engine === started) onEnd(`it ended with code ${String(code)}`);
    });
    isStarting = true;
    onStart();
    isStarting = false;
    onState();
  };

  const receive = (message: EngineMessage): void => {
    if (message.kind === 'ready') {
      isReady = true;
      pump();
      return;
    }
    const job = current;
    if (job?.id !== message.id) return;
    settle();
    fruitlessStarts = 0;
    if (message.kind === 'done') {
      job.resolve(message.output);
    } else {
      if (message.error.code === 'unknown') log(`analysis: ${job.name} failed: ${message.detail}`);
      job.reject(errorFromWire(message.error));
    }
    pump();
  };

  const onEnd = (why: string): void => {
    engine = null;
    isReady = false;
    const job = current;
    settle();
    log(`analysis: ${why}${job ? ` during ${job.name}` : ''}`);
    fruitlessStarts += 1;
    if (job && job.attempts < attemptLimit && job.name !== 'load') queue.unshift(job);
    else job?.reject(new DeclaredError('analysis.interrupted', { task: job.name }));
    if (fruitlessStarts < fruitlessStartLimit) start();
    else abandon();
  };

  const abandon = (): void => {
    for (const job of queue.splice(0))
      job.reject(new DeclaredError('analysis.interrupted', { task: job.name }));
    onState();
  };

  const settle = (): void => {
    clearTimeout(timer);
    current = null;
  };

  const pump = (): void => {
    if (current === null && isReady && engine) {
      const job = queue.shift();
      if (job) {
        current = job;
        job.attempts += 1;
        timer = setTimeout(() => {
          onTimeout(job);
        }, limitMs[job.name]);
        engine.send({ id: job.id, name: job.name, input: job.input });
      }
    }
    onState();
  };

  const onTimeout = (job: Job): void => {
    settle();
    job.reject(new DeclaredError('analysis.timed-out', { task: job.name, limitMs: limitMs[job.name] }));
    engine?.kill();
  };

  return {
    start,
    run: <Name extends TaskName>(name: Name, input: TaskInput<Name>) =>
      new Promise<TaskOutput<Name>>((resolve, reject) => {
        const job: Job = {
          id: nextId++,
          name,
          input,
          resolve: (output) => {
            resolve(output as TaskOutput<Name>);
          },
          reject,
          attempts: 0,
        };
        if (isClosed) {
          reject(new DeclaredError('analysis.interrupted', { task: name }));
          return;
        }
        if (isStarting) queue.unshift(job);
        else queue.push(job);
        if (!engine) {
          fruitlessStarts = 0;
          start();
        }
        pump();
      }),
    restart: () => engine?.kill(),
    state: () => ({ state: stateOf(), startCount }),
    close: () => {
      isClosed = true;
      const ended = engine;
      // An answer may be on its way already: nobody waits for it any more.
      engine = null;
      if (current) queue.unshift(current);
      settle();
      ended?.kill();
      abandon();
    },
  };

  function stateOf(): AnalysisStatus['state'] {
    if (!engine) return 'stopped';
    if (!isReady) return startCount === 1 ? 'starting' : 'restarting';
    return current ? 'busy' : 'ready';
  }
}
