import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { runToEnd } from './run-to-end.ts';
import { findElectron } from './runtime/find-electron.ts';
import { sandboxSwitches, withDisplay } from './runtime/with-display.ts';

/** `electron-forge start` with an Electron that exists on this machine; arguments go to Femora. */
const electron = await findElectron();
const forge = join(projectFolder, 'node_modules', '.bin', 'electron-forge');
const launch = withDisplay({
  program: forge,
  args: ['start', '--', ...sandboxSwitches(), ...process.argv.slice(2)],
});
process.exit(await runToEnd(launch, { ELECTRON_OVERRIDE_DIST_PATH: electron.folder }));
