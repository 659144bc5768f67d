import type { Page } from '@playwright/test';

/** What the service answers to a request sent past the window's own code, over the host's own transport. */
export async function askService(page: Page, operation: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([operation, input]) => {
      const request = { kind: 'request', id: 900_001, operation, input };
      const { femora } = window as unknown as {
        femora?: {
          send: (message: unknown) => void;
          onMessage: (listener: (message: unknown) => void) => void;
        };
      };
      return new Promise<unknown>((resolve) => {
        const hear = (message: unknown): void => {
          if ((message as { id?: number }).id === request.id) resolve(message);
        };
        if (femora) {
          femora.onMessage(hear);
          femora.send(request);
          return;
        }
        const socket = new WebSocket(`ws://${location.host}/socket`);
        socket.addEventListener('message', (event) => {
          const message: unknown = JSON.parse(String(event.data));
          hear(message);
          // A page may hold some 250 sockets at once: one for each question would not last.
          if ((message as { id?: number }).id === request.id) socket.close();
        });
        socket.addEventListener('open', () => {
          socket.send(JSON.stringify(request));
        });
      });
    },
    [operation, input] as const,
  );
}
