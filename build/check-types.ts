import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, dirname } from 'node:path';
import { projectFolder } from './project-folder.ts';

/** Runs the compiler once per room, each with the libraries its runtime has and no others. */
const compiler = join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
const rooms = globSync(['electron/*/tsconfig.json', '{renderer,test,build}/tsconfig.json'], {
  cwd: projectFolder,
}).map((file) => dirname(file));

async function checkRoom(room: string): Promise<boolean> {
  const child = spawn(process.execPath, [compiler, '--noEmit', '--pretty', 'false', '-p', room], {
    cwd: projectFolder,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) console.error(`${room}:\n${output}`);
  return code === 0;
}

const waiting = [...rooms];
const failed: string[] = [];
async function work(): Promise<void> {
  for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
    if (!(await checkRoom(room))) failed.push(room);
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
console.log(`tsc: ${String(rooms.length - failed.length)} of ${String(rooms.length)} rooms are sound`);
process.exitCode = failed.length === 0 ? 0 : 1;
