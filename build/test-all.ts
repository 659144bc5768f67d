import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { runToEnd } from './run-to-end.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Checks, unit tests, build and end-to-end tests on both hosts; all of them, so that one failure hides no other. */
const stages = [
  { name: 'check', args: ['run', '--silent', 'check'] },
  { name: 'unit tests', args: ['run', '--silent', 'unit'] },
  { name: 'build', args: ['run', '--silent', 'build'] },
  { name: 'end-to-end tests', args: ['run', '--silent', 'e2e'] },
] as const;

const failures: string[] = [];
for (const { name, args } of stages) {
  console.log(`\n=== ${name} ===`);
  const startedAt = performance.now();
  const code = await runToEnd({ program: npm, args: [...args] });
  console.log(
    `=== ${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s ===`,
  );
  if (code !== 0) failures.push(name);
}

const unit = countUnitTests();
const e2e = countE2eTests();
console.log(failures.length === 0 ? '\nEverything passed.' : `\nFailed: ${failures.join(', ')}.`);
console.log(
  `${String(unit.passed + e2e.passed)} passed, ${String(unit.failed + e2e.failed)} failed, ${String(unit.skipped + e2e.skipped)} skipped`,
);
process.exit(failures.length === 0 ? 0 : 1);

function countUnitTests(): Counts {
  const report = readReport('unit.json');
  const count = (key: string): number => Number(report[key] ?? 0);
  return {
    passed: count('numPassedTests'),
    failed: count('numFailedTests'),
    skipped: count('numPendingTests') + count('numTodoTests'),
  };
}

function countE2eTests(): Counts {
  const stats = readReport('e2e.json')['stats'] as Readonly<Record<string, number>> | undefined;
  return {
    passed: (stats?.['expected'] ?? 0) + (stats?.['flaky'] ?? 0),
    failed: stats?.['unexpected'] ?? 0,
    skipped: stats?.['skipped'] ?? 0,
  };
}

/** A report that a runner has just written; empty when it did not get that far. */
function readReport(name: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(projectFolder, 'artifacts', name), 'utf8')) as Readonly<
      Record<string, unknown>
    >;
  } catch {
    return {};
  }
}
