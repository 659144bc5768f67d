import { contextBridge, ipcRenderer } from 'electron';
import { createPreloadBridge } from '#transport/electron-ipc.ts';

contextBridge.exposeInMainWorld('femora', createPreloadBridge(ipcRenderer));
