import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { runToEnd } from './run-to-end.ts';
import { findElectron } from './runtime/find-electron.ts';
import { sandboxSwitches, withDisplay } from './runtime/with-display.ts';
import { isBuildCurrent } from './sources-digest.ts';

/** Opens the window on this checkout; without files on the command line the demo case is opened. */
if (!(await isBuildCurrent())) {
  const built = await runToEnd({ program: process.execPath, args: [join(import.meta.dirname, 'build.ts')] });
  if (built !== 0) process.exit(built);
}
const electron = await findElectron();
const given = process.argv.slice(2);
const demo = join(projectFolder, 'build', 'resources', 'demo', 'demo-hip.dcm');
const files = given.length === 0 && existsSync(demo) ? [demo] : given;
console.log(`Opening Femora in Electron ${electron.version} ...`);
const launch = withDisplay({
  program: electron.executable,
  args: [...sandboxSwitches(), projectFolder, ...files],
});
process.exit(await runToEnd(launch));
