import { writeSync } from 'node:fs';
import { planePipe, splitPlane } from './plane-pipe.ts';
import type { EngineMessage, TaskRequest } from './task.ts';

/** The engine's line to the process that supervises it. */
export interface ParentLine {
  readonly send: (message: EngineMessage) => void;
  readonly onRequest: (listener: (request: TaskRequest) => void) => void;
}

interface ElectronParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}

/** Electron's utility process has `process.parentPort`; a forked Node process has `process.send`. */
export function openParentLine(): ParentLine {
  const { parentPort } = process as unknown as { readonly parentPort?: ElectronParentPort };
  if (parentPort) {
    return {
      send: (message) => {
        parentPort.postMessage(message);
      },
      onRequest: (listener) => {
        parentPort.on('message', ({ data }) => {
          listener(data as TaskRequest);
        });
      },
    };
  }
  // Without its supervisor an engine has nobody to answer to.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => {
      const split = splitPlane(message);
      process.send?.(split?.message ?? message);
      if (split) writeAll(split.plane);
    },
    onRequest: (listener) => {
      process.on('message', (message) => {
        listener(message as TaskRequest);
      });
    },
  };
}

/** Waits while the supervisor reads: an engine does one thing at a time. */
function writeAll(plane: Uint8Array): void {
  for (let written = 0; written < plane.byteLength;) {
    written += writeSync(planePipe, plane, written);
  }
}
