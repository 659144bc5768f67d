import { app, type BrowserWindow } from 'electron';

/** Hears of files that the system or a second start of the program hands over, and brings the window forward. */
export function receiveFiles(window: BrowserWindow, open: (files: readonly string[]) => Promise<void>): void {
  const receive = (files: readonly string[]): void => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    void open(files);
  };
  app.on('second-instance', (_event, _argv, _workingFolder, handedOver) => {
    receive(filesOf(handedOver));
  });
  // macOS hands files over by event, not on the command line.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    receive([file]);
  });
}

function filesOf(handedOver: unknown): readonly string[] {
  if (typeof handedOver !== 'object' || handedOver === null) return [];
  const files: unknown = Reflect.get(handedOver, 'files');
  return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string') : [];
}
