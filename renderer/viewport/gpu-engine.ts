import {
  cache,
  canRenderFloatTextures,
  Enums,
  eventTarget,
  getRenderingCapabilities,
  init,
  metaData,
  registerImageLoader,
  RenderingEngine,
} from '@cornerstonejs/core';
import { findStackedImage } from './stacked-image.ts';

/** What WebGL offers on this machine. */
export interface GpuOffer {
  readonly usable: boolean;
  /** Drawn by the processor all the same (SwiftShader, llvmpipe). */
  readonly software: boolean;
  readonly largestTexturePx: number;
}

/** The scheme of the ids under which films are offered to Cornerstone3D. */
export const imageScheme = 'femora';

/** Asks the browser; cheap after the first time. */
export function inspectGpu(): GpuOffer {
  const capabilities = getRenderingCapabilities();
  return {
    usable: capabilities.webgl && canRenderFloatTextures(),
    software: capabilities.softwareRasterizer,
    largestTexturePx: capabilities.maxTextureSize,
  };
}

/** Levels of the films on the screen; what does not fit is refused, and the processor draws. */
const gpuCacheBytes = 512 * 1024 * 1024;

let engine: RenderingEngine | undefined;

/** The one rendering engine of the window. */
export function gpuEngine(): RenderingEngine {
  if (engine) return engine;
  init({ rendering: { webGlContextCount: 1 }, debug: { statsOverlay: false } });
  cache.setMaxCacheSize(gpuCacheBytes);
  registerImageLoader(imageScheme, (imageId: string) => ({
    promise: Promise.resolve().then(() => findStackedImage(imageId).image),
  }));
  metaData.addProvider((type: string, imageId: unknown) => {
    if (typeof imageId !== 'string' || !imageId.startsWith(`${imageScheme}:`)) return undefined;
    return findStackedImage(imageId).metadata[type];
  });
  engine = new RenderingEngine('femora');
  return engine;
}

/** Calls back when the GPU drops its context: what it drew is no longer to be trusted. */
export function onGpuLost(listener: () => void): () => void {
  eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, listener);
  return () => {
    eventTarget.removeEventListener(Enums.Events.WEBGL_CONTEXT_LOST, listener);
  };
}
