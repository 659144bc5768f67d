import { app, dialog, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

const zoomStep = 0.1;

/** Zoom factors offered are 1 to 2: smaller text would hide warnings, larger breaks the layout. */
export function nextZoomFactor(current: number, step: number): number {
  return Math.round(Math.min(2, Math.max(1, current + step)) * 10) / 10;
}

/** Opening files is the window's own business (Ctrl+O there), so the menu holds only what belongs to the shell. */
export function installApplicationMenu(window: BrowserWindow, openFilmWindow: () => void): void {
  const zoomBy = (step: number) => () => {
    window.webContents.zoomFactor = nextZoomFactor(window.webContents.zoomFactor, step);
  };
  const view: MenuItemConstructorOptions[] = [
    { label: 'Larger text', accelerator: 'CmdOrCtrl+Plus', click: zoomBy(zoomStep) },
    { label: 'Smaller text', accelerator: 'CmdOrCtrl+-', click: zoomBy(-zoomStep) },
    { label: 'Normal text', accelerator: 'CmdOrCtrl+0', click: zoomBy(-1) },
    { type: 'separator' },
    { label: 'Second window', accelerator: 'CmdOrCtrl+Shift+F', click: openFilmWindow },
    { role: 'togglefullscreen' },
  ];
  if (!app.isPackaged) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const template: MenuItemConstructorOptions[] = [
    { label: 'File', submenu: [{ role: 'quit' }] },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { label: 'Help', submenu: [{ label: 'About Femora', click: () => void showAbout(window) }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function showAbout(window: BrowserWindow): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'info',
    title: 'About Femora',
    message: `Femora ${app.getVersion()}`,
    detail:
      'Research use only, not a medical device.\n\nLicence: Apache-2.0. The licences of Electron, Chromium and ' +
      'the libraries used lie beside the program.',
  });
}
