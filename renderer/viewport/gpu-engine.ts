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
let enginesBegun = 0;
const lossListeners = new Set<() => void>();

/** The one rendering engine of the window; another one after a context was lost. */
export function gpuEngine(): RenderingEngine {
  if (enginesBegun === 0) setUp();
  enginesBegun += engine ? 0 : 1;
  engine ??= new RenderingEngine(`femora-${String(enginesBegun)}`);
  return engine;
}

function setUp(): void {
  init({ rendering: { webGlContextCount: 1 }, debug: { statsOverlay: false } });
  cache.setMaxCacheSize(gpuCacheBytes);
  registerImageLoader(imageScheme, (imageId: string) => ({
    promise: Promise.resolve().then(() => findStackedImage(imageId).image),
  }));
  metaData.addProvider((type: string, imageId: unknown) => {
    if (typeof imageId !== 'string' || !imageId.startsWith(`${imageScheme}:`)) return undefined;
    return findStackedImage(imageId).metadata[type];
  });
  eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, () => {
    const lost = engine;
    engine = undefined;
    // Whoever draws lets go of the lost engine here, and may begin with another one.
    for (const listener of lossListeners) listener();
    lost?.destroy();
  });
}

/** Calls back when the GPU drops its context: what it drew is gone, and nothing more comes of it. */
export function onGpuLost(listener: () => void): () => void {
  lossListeners.add(listener);
  return () => {
    lossListeners.delete(listener);
  };
}
