import { spawn } from 'node:child_process';
import type { Launch } from './runtime/with-display.ts';
import { projectFolder } from './project-folder.ts';

/** Runs a command in the checkout with our own terminal and gives its exit code. */
export async function runToEnd(
  { program, args }: Launch,
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const child = spawn(program, args, {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
