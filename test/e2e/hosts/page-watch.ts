import type { Page } from '@playwright/test';

/** What a page asked for and complained about. */
export interface PageWatch {
  readonly requests: string[];
  /** Console errors and uncaught exceptions. */
  readonly problems: string[];
  readonly watch: (page: Page) => void;
}

export function createPageWatch(): PageWatch {
  const requests: string[] = [];
  const problems: string[] = [];
  const watched = new WeakSet<Page>();
  return {
    requests,
    problems,
    watch: (page) => {
      if (watched.has(page)) return;
      watched.add(page);
      page.on('request', (request) => requests.push(request.url()));
      page.on('websocket', (socket) => requests.push(socket.url()));
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
    },
  };
}

const inProcess: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:', 'about:']);
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether an address stays on this machine. */
export function staysHere(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return inProcess.has(protocol) || loopback.has(hostname);
}
