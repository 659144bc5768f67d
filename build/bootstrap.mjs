// Plain JavaScript for Node 20: it runs before anything is installed.
// Usage: node build/bootstrap.mjs start|test
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureSystemPackages, startPackages, testPackages } from './system-packages.mjs';

const projectFolder = dirname(import.meta.dirname);
const modules = join(projectFolder, 'node_modules');
const stamp = join(modules, '.femora-lock');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`Node 20.11 or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** What `npm ci` installs follows from these two files. */
const lock = createHash('sha256')
  .update(readFileSync(join(projectFolder, 'package-lock.json')))
  .update(readFileSync(join(projectFolder, '.npmrc')))
  .digest('hex');

if (!isInstalled()) {
  console.log('Installing npm packages (npm ci) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lock);
}
if (!ensureSystemPackages(process.argv[2] === 'test' ? testPackages : startPackages)) process.exit(1);

function isInstalled() {
  if (!existsSync(join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))) return false;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
}
