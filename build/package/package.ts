import { flipFuses, FuseVersion } from '@electron/fuses';
import { build, Platform, type AfterPackContext } from 'electron-builder';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import { runToEnd } from '../run-to-end.ts';
import { findElectron } from '../runtime/find-electron.ts';
import { releaseFuses } from './release-fuses.ts';

/**
 * `npm run package [-- --dir]`: installers of this platform, or with `--dir` only the unpacked program. With
 * `--dir` the Electron found on this machine is taken, also the one for tests; installers take the pinned one only.
 */
const isFolderOnly = process.argv.includes('--dir');
const built = await runToEnd({ program: process.execPath, args: [join(projectFolder, 'build', 'build.ts')] });
if (built !== 0) process.exit(built);
const electron = isFolderOnly ? await findElectron() : undefined;

await build({
  projectDir: projectFolder,
  targets: isFolderOnly ? Platform.current().createTarget('dir') : Platform.current().createTarget(),
  config: {
    extends: join(projectFolder, 'build', 'package', 'electron-builder.yml'),
    ...(electron ? { electronDist: electron.folder, electronVersion: electron.version } : {}),
    afterPack: setFuses,
  },
});

/** Sets the fuses in the packed binary, before it is signed. */
async function setFuses({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const name = packager.appInfo.productFilename;
  const binary = {
    win32: `${name}.exe`,
    darwin: `${name}.app`,
    linux: packager.appInfo.productFilename.toLowerCase(),
  };
  const file = binary[process.platform as keyof typeof binary];
  await flipFuses(join(appOutDir, file), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: false,
    ...releaseFuses,
  });
}
