import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { runToEnd } from './run-to-end.ts';
import { findElectron } from './runtime/find-electron.ts';
import { withDisplay } from './runtime/with-display.ts';
import { isBuildCurrent } from './sources-digest.ts';

/** The end-to-end tests on both hosts; arguments go to Playwright (`npm run e2e -- --project headless`). */
if (!(await isBuildCurrent())) {
  const built = await runToEnd({ program: process.execPath, args: [join(import.meta.dirname, 'build.ts')] });
  if (built !== 0) process.exit(built);
}
const electron = await findElectron();
const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
const launch = withDisplay({
  program: process.execPath,
  args: [playwright, 'test', ...process.argv.slice(2)],
});
process.exit(await runToEnd(launch, { FEMORA_ELECTRON_EXECUTABLE: electron.executable }));
