import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisStatus } from '#contract/analysis-status.ts';
import type { AnalysisProcess } from '#adapters/analysis/analysis-process.ts';
import { createSupervisedAnalysis } from '#adapters/analysis/supervised-analysis.ts';
import type { EngineMessage, TaskRequest } from '#adapters/analysis/task.ts';

/** An engine that answers when it is told to. */
async function givenAnalysis(): Promise<{
  readonly decode: () => void;
  readonly answer: () => void;
  readonly heard: AnalysisStatus['state'][];
  readonly stateNow: () => AnalysisStatus['state'];
}> {
  const requests: TaskRequest[] = [];
  let say: (message: EngineMessage) => void = () => undefined;
  const engine: AnalysisProcess = {
    pid: 1,
    send: (message) => requests.push(message as TaskRequest),
    onMessage: (listener) => {
      say = listener;
    },
    onExit: () => undefined,
    kill: () => undefined,
  };
  const analysis = createSupervisedAnalysis({
    spawn: () => engine,
    packageFolders: ['unused'],
    locate: () => ({ path: 'unused', seal: null }),
    log: () => undefined,
  });
  const heard: AnalysisStatus['state'][] = [];
  analysis.onStatus(({ state }) => heard.push(state));
  const answer = (): void => {
    say({ kind: 'done', id: requests.shift()?.id ?? -1, output: new Uint8Array(0) });
  };
  say({ kind: 'ready' });
  // The package is loaded first.
  answer();
  await vi.advanceTimersByTimeAsync(0);
  heard.length = 0;
  return {
    decode: () => {
      analysis.plane({ fileId: 'a', fileName: 'a.dcm' }, 1).catch(() => undefined);
    },
    answer,
    heard,
    stateNow: () => analysis.status().state,
  };
}

describe('status of the image engine', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('Given a film that is decoded at once, then nobody is told that the engine worked', async () => {
    const { decode, answer, heard, stateNow } = await givenAnalysis();
    decode();
    await vi.advanceTimersByTimeAsync(100);
    // A window that opens now would never hear that the engine is ready again.
    expect(stateNow()).toBe('ready');
    answer();
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard).toEqual([]);
  });

  it('Given a film that takes longer, then windows hear that the engine works, and when it is ready again', async () => {
    const { decode, answer, heard, stateNow } = await givenAnalysis();
    decode();
    await vi.advanceTimersByTimeAsync(149);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toEqual(['busy']);
    expect(stateNow()).toBe('busy');
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['busy', 'ready']);
  });
});
