import { app } from 'electron';
import type { Femora } from '#composition/femora.ts';

/** Lets the services finish their writes and end their child before the program ends. */
export function closeBeforeQuit(femora: Femora, log: (line: string) => void): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    femora
      .close()
      .catch((error: unknown) => {
        log(`close failed: ${String(error)}`);
      })
      .finally(() => {
        app.exit(0);
      });
  });
}
