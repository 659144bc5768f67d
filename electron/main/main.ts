import { app, ipcMain, safeStorage, session, type WebContents } from 'electron';
import { createFemora } from '#composition/create-femora.ts';
import { takeSecret } from '#composition/take-secret.ts';
import { createWindowDoor } from '#composition/window-door.ts';
import { createWindowPort } from '#transport/electron-ipc.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { closeBeforeQuit } from './close-before-quit.ts';
import { identifyGpu } from './identify-gpu.ts';
import { importFiles } from './import-files.ts';
import { receiveFiles } from './receive-files.ts';
import { logLine } from './log-line.ts';
import { openWindows } from './open-windows.ts';
import { osKeychain } from './os-keychain.ts';
import { prepareApp } from './prepare-app.ts';
import { printPage } from './print-page.ts';
import { lockSession } from './session-rules.ts';
import { spawnAnalysisWith } from './spawn-analysis.ts';
import { isTrustedSender } from './trusted-sender.ts';

const { given, folders } = prepareApp();

async function start(): Promise<void> {
  lockSession(session.defaultSession);
  const femora = createFemora({
    dataFolder: folders.data,
    modelsFolder: folders.models,
    version: app.getVersion(),
    spawnAnalysis: spawnAnalysisWith(folders.analysisScript),
    machine: await identifyGpu(),
    keychain: await osKeychain(safeStorage, process.platform),
    secret: takeSecret(process.env),
    printPage: (route) => printPage(folders, serveContents, route),
  });
  const serveContents = (contents: WebContents): void => {
    femora.serve(createWindowPort(ipcMain, contents, isTrustedSender));
  };
  closeBeforeQuit(femora, logLine);
  serveAppProtocol(createWindowDoor(folders.renderer, femora.bytes), logLine);
  const window = openWindows(folders, serveContents, logLine);
  const importWhenOpen = async (files: readonly string[]): Promise<void> => {
    await femora.whenOpen();
    await importFiles(femora, window, files, logLine);
  };
  receiveFiles(window, importWhenOpen);
  await importWhenOpen(given.files);
}

app.on('window-all-closed', () => {
  app.quit();
});
// The lock belongs to the profile folder: a second start with the same data hands its files over and ends.
if (app.requestSingleInstanceLock({ files: given.files })) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      logLine(`start failed: ${String(error)}`);
      app.exit(1);
    });
} else {
  app.exit(0);
}
