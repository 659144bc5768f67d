import { App, AppOptions, ViewConfig } from 'dwv';
import { chosenFile, measure, viewerHost } from './measured-page.ts';

const group = document.createElement('div');
group.id = 'layerGroup0';
group.style.height = '100%';
viewerHost().append(group);

const app = new App();
app.init(new AppOptions({ '*': [new ViewConfig(group.id)] }));

function show(): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (type: string, listener: (event: { readonly error?: unknown }) => void): void => {
      const once = (event: { readonly error?: unknown }): void => {
        app.removeEventListener(type, once);
        listener(event);
      };
      app.addEventListener(type, once);
    };
    listen('renderend', () => resolve());
    listen('error', ({ error }) => reject(error instanceof Error ? error : new Error(String(error))));
    app.loadFiles([chosenFile()]);
  });
}

window.measured = {
  clear: () => {
    app.reset();
  },
  open: async () => {
    const ms = await measure(show);
    // The films of before stay in its list.
    const dataId = app.getDataIds().at(-1) ?? '';
    const size = app.getData(dataId)?.image?.getGeometry().getSize();
    if (!size) throw new Error('no film is on the screen');
    return { ms, widthPx: size.get(0), heightPx: size.get(1) };
  },
};
