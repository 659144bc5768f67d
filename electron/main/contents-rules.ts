import type { WebContents } from 'electron';

/**
 * The page stays where it is: no navigation, no new window, no embedded page. `onOpen` hears which address the page
 * wanted to open; whatever comes of it, the page gets no window of its own making.
 */
export function lockContents(contents: WebContents, onOpen: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    onOpen(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
