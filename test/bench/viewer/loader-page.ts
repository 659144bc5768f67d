import {
  cache,
  Enums,
  imageLoader,
  init as initCore,
  RenderingEngine,
  setUseCPURendering,
  type StackViewport,
} from '@cornerstonejs/core';
import { init as initLoader, wadouri } from '@cornerstonejs/dicom-image-loader';
import { chosenFile, measure, viewerHost } from './measured-page.ts';

// Cornerstone3D with its own loader as its documentation sets them up; `?cpu` draws without WebGL.
initCore();
initLoader();
setUseCPURendering(location.search === '?cpu');

const host = viewerHost();
const viewportId = 'viewport';
const engine = new RenderingEngine('engine');
engine.enableElement({ viewportId, element: host, type: Enums.ViewportType.STACK });
const viewport = engine.getViewport<StackViewport>(viewportId);

/** Never the same twice: under an id that was used before, the loader shows the pixels of before. */
let imageId = '';
let shownCount = 0;

async function show(): Promise<void> {
  imageId = wadouri.fileManager.add(chosenFile());
  // `setStack` resolves even when the load failed; this rejects then.
  await imageLoader.loadAndCacheImage(imageId);
  const rendered = new Promise<void>((resolve) => {
    host.addEventListener(Enums.Events.IMAGE_RENDERED, () => resolve(), { once: true });
  });
  await viewport.setStack([imageId]);
  viewport.render();
  await rendered;
}

window.measured = {
  // A stack viewport has no way to be emptied; the next stack takes the place of this one.
  clear: () => undefined,
  open: async () => {
    try {
      const ms = await measure(show);
      const image = viewport.getCornerstoneImage();
      if (image.imageId !== imageId) throw new Error('another film is on the screen');
      return { ms, widthPx: image.width, heightPx: image.height };
    } finally {
      cache.purgeCache();
      wadouri.dataSetCacheManager.purge();
      wadouri.fileManager.remove(shownCount);
      shownCount += 1;
    }
  },
};
