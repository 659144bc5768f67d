import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSupervisor, type Supervisor } from '#adapters/analysis/supervisor.ts';
import type { FilePlace } from '#adapters/analysis/task.ts';
import { taskLimitMs } from '#adapters/analysis/task.ts';
import { forkAnalysis } from '#headless/fork-analysis.ts';

const unrulyEngine = path.resolve('test/fixtures/engines/unruly-engine.ts');

let supervisor: Supervisor | null = null;

function givenSupervisor(): { readonly supervisor: Supervisor; readonly lines: string[] } {
  const lines: string[] = [];
  supervisor = createSupervisor({
    spawn: forkAnalysis(unrulyEngine),
    log: (line) => lines.push(line),
    onStart: () => undefined,
    onState: () => undefined,
    limitMs: { ...taskLimitMs, decode: 400 },
  });
  supervisor.start();
  return { supervisor, lines };
}

const file = (fileName: string): FilePlace => ({ path: 'unused', seal: null, fileName });

afterEach(() => {
  supervisor?.close();
});

describe('supervised image engine', () => {
  it('works through tasks in order', async () => {
    const { supervisor } = givenSupervisor();
    const answers = await Promise.all([
      supervisor.run('decode', file('a')),
      supervisor.run('assess', file('b')),
    ]);
    expect(answers).toEqual([expect.stringContaining('decode by'), expect.stringContaining('assess by')]);
    expect(supervisor.state()).toEqual({ state: 'ready', startCount: 1 });
  });

  it('is killed when a task hangs, says so, and answers the next task from a new process', async () => {
    const { supervisor } = givenSupervisor();
    const before = await supervisor.run('assess', file('a'));
    await expect(supervisor.run('decode', file('hang'))).rejects.toMatchObject({
      code: 'analysis.timed-out',
      data: { task: 'decode', limitMs: 400 },
    });
    const after = await supervisor.run('assess', file('a'));
    expect(after).not.toEqual(before);
    expect(supervisor.state().startCount).toBe(2);
  });

  it('tries a task that killed it once more, then declares it interrupted; waiting tasks are not lost', async () => {
    const { supervisor, lines } = givenSupervisor();
    const deadly = supervisor.run('decode', file('die'));
    const waiting = supervisor.run('assess', file('b'));
    await expect(deadly).rejects.toMatchObject({ code: 'analysis.interrupted' });
    await expect(waiting).resolves.toContain('assess by');
    expect(supervisor.state().startCount).toBe(3);
    expect(lines).toEqual([
      'analysis: it ended with code 9 during decode',
      'analysis: it ended with code 9 during decode',
    ]);
  });

  it('does a task again that was running when the engine was killed from outside', async () => {
    const { supervisor } = givenSupervisor();
    await supervisor.run('assess', file('a'));
    const running = supervisor.run('assess', file('b'));
    supervisor.restart();
    await expect(running).resolves.toContain('assess by');
  });

  it('leaves no question open when it is closed', async () => {
    const { supervisor } = givenSupervisor();
    await supervisor.run('assess', file('a'));
    const questions = ['b', 'c'].map((name) => supervisor.run('assess', file(name)));
    supervisor.close();
    questions.push(supervisor.run('assess', file('d')));
    const outcomes = await Promise.allSettled(questions);
    expect(outcomes).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 'rejected', reason: { code: 'analysis.interrupted' } })),
    );
  });
});
