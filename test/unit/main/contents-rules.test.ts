import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { lockContents } from '#main/contents-rules.ts';

/** What a page can ask of its window, kept to be asked by the test. */
function givenPage() {
  const listeners = new Map<string, (event: { readonly preventDefault: () => void }) => void>();
  let open: (details: { readonly url: string }) => unknown = () => undefined;
  const contents = {
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler;
    },
    on: (name: string, listener: (event: { readonly preventDefault: () => void }) => void) => {
      listeners.set(name, listener);
    },
  };
  return { contents: contents as unknown as WebContents, listeners, open: (url: string) => open({ url }) };
}

describe('what a page may do with its window', () => {
  it.each(['app://femora/#film', 'app://femora/#film2', 'https://example.org/', 'file:///etc/passwd'])(
    'Given a page that wants to open %s, then it gets no window; the program hears of it and decides',
    (url) => {
      const page = givenPage();
      const heard = vi.fn();
      lockContents(page.contents, heard);
      expect(page.open(url)).toEqual({ action: 'deny' });
      expect(heard).toHaveBeenCalledExactlyOnceWith(url);
    },
  );

  it('Given a page that wants to go elsewhere or embed a page, then nothing of it happens', () => {
    const page = givenPage();
    lockContents(page.contents, () => undefined);
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      page.listeners.get(name)?.({ preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    }
  });
});
