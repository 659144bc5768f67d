import type { Port } from './port.ts';
import type { PreloadBridge } from './preload-port.ts';

/** The one IPC channel between the window and the main process. */
export const ipcChannel = 'femora';

interface IpcRendererLike {
  readonly send: (channel: string, message: unknown) => void;
  readonly on: (channel: string, listener: (event: unknown, message: unknown) => void) => unknown;
}

interface IpcEventLike {
  readonly sender: unknown;
}

interface IpcMainLike<Event extends IpcEventLike> {
  readonly on: (channel: string, listener: (event: Event, message: unknown) => void) => unknown;
  readonly removeListener: (channel: string, listener: (event: Event, message: unknown) => void) => unknown;
}

interface WebContentsLike {
  readonly send: (channel: string, message: unknown) => void;
  readonly isDestroyed: () => boolean;
  readonly once: (event: 'destroyed', listener: () => void) => unknown;
}

/** The preload's two functions over the one channel. */
export function createPreloadBridge(ipcRenderer: IpcRendererLike): PreloadBridge {
  return {
    send: (message) => {
      ipcRenderer.send(ipcChannel, message);
    },
    onMessage: (listener) => {
      ipcRenderer.on(ipcChannel, (_event, message) => {
        listener(message);
      });
    },
  };
}

/**
 * The main process's end for one window. Messages of other senders, and those `isTrusted` rejects
 * (a sub-frame, a foreign origin), are dropped.
 */
export function createWindowPort<Event extends IpcEventLike>(
  ipcMain: IpcMainLike<Event>,
  contents: WebContentsLike,
  isTrusted: (event: Event) => boolean,
): Port {
  return {
    send: (message) => {
      if (!contents.isDestroyed()) contents.send(ipcChannel, message);
    },
    onMessage: (listener) => {
      const onIpc = (event: Event, message: unknown): void => {
        if (event.sender === contents && isTrusted(event)) listener(message);
      };
      ipcMain.on(ipcChannel, onIpc);
      contents.once('destroyed', () => ipcMain.removeListener(ipcChannel, onIpc));
    },
    onClose: (listener) => {
      contents.once('destroyed', listener);
    },
  };
}
