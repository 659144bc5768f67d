import { DeclaredError, errorToWire } from '#contract/declared-error.ts';
import { collectSeldom } from './collect-seldom.ts';
import { openParentLine } from './parent-line.ts';
import { createTaskRunner } from './task-runner.ts';

// The image engine: decodes untrusted files and runs the model's graphs, one task after the other.
collectSeldom();
const line = openParentLine();
const runTask = createTaskRunner();
let last: Promise<void> = Promise.resolve();

line.onRequest((request) => {
  last = last.then(async () => {
    const { id } = request;
    try {
      line.send({ kind: 'done', id, output: await runTask(request) });
    } catch (thrown) {
      const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      line.send({
        kind: 'failed',
        id,
        error: errorToWire(thrown),
        detail: thrown instanceof DeclaredError ? thrown.message : detail,
      });
    }
  });
});
line.send({ kind: 'ready' });
