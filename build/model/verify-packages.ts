import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPackageIn } from '#composition/model-packages.ts';
import { describeError, isDeclared } from '#contract/declared-error.ts';
import { forkAnalysis } from '#headless/fork-analysis.ts';
import { describeCases } from '#headless/model-command.ts';
import { projectFolder } from '../project-folder.ts';

/**
 * `npm run model:verify [-- DIR...]`: verifies every package in `models/`, or those named, and scores its golden
 * films through the app's own image engine, built from source. One line a film; exit status 1 when one differs.
 */
const spawn = forkAnalysis(join(projectFolder, 'electron', 'adapters', 'analysis', 'child.ts'));
const named = process.argv.slice(2).map((folder) => resolve(folder));
const shipped = globSync('models/*/*/manifest.json', { cwd: projectFolder }).map((file) =>
  join(projectFolder, file, '..'),
);
const folders = named.length > 0 ? named : shipped.sort();
if (folders.length === 0) {
  console.error('There is no model package in models/.');
  process.exitCode = 1;
}
for (const folder of folders) {
  console.log(folder);
  try {
    const checked = await checkPackageIn(folder, spawn, console.error);
    for (const line of describeCases(checked)) console.log(line);
    if (!checked.cases.every(({ passed }) => passed)) process.exitCode = 1;
  } catch (thrown) {
    console.log(`FAIL ${isDeclared(thrown) ? describeError(thrown).message : String(thrown)}`);
    process.exitCode = 1;
  }
}
