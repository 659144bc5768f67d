import { cache, Enums, utilities, type StackViewport, type Types } from '@cornerstonejs/core';
import type { VoiWindow } from '#contract/image-facts.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import type { Frame } from './draw-on-cpu.ts';
import { gpuEngine, imageScheme } from './gpu-engine.ts';
import { toFilm } from './orientation.ts';
import { offerImage, withdrawImage } from './stacked-image.ts';

/** One level of a film in its own Cornerstone3D viewport. */
export interface GpuLayer {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Resolves after the next frame has reached the canvas; rejects when none does in time. */
  readonly untilDrawn: () => Promise<void>;
  readonly draw: (frame: Frame) => void;
  readonly dispose: () => void;
}

/** The first frame compiles shaders and uploads the film; a GPU that needs longer is of no use to a reader. */
const longestFrameMs = 8000;

let nextLayer = 0;

/**
 * Loads one level into a viewport of its own. Resolves when the viewport shows exactly the samples it was given;
 * throws otherwise, with nothing left on the screen.
 */
export async function createGpuLayer(
  host: HTMLElement,
  plane: PixelPlane,
  levelStep: number,
  aspect: number,
): Promise<GpuLayer> {
  const engine = gpuEngine();
  const viewportId = `film-${String(nextLayer++)}`;
  const imageId = `${imageScheme}:${viewportId}`;
  const element = document.createElement('div');
  element.className = 'film-layer';
  host.append(element);
  const dispose = (): void => {
    engine.disableElement(viewportId);
    if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId, { force: true });
    withdrawImage(imageId);
    element.remove();
  };
  try {
    offerImage(imageId, plane, levelStep, aspect);
    engine.enableElement({
      viewportId,
      element,
      type: Enums.ViewportType.STACK,
      defaultOptions: { background: [0, 0, 0] },
    });
    const viewport = engine.getViewport<StackViewport>(viewportId);
    await viewport.setStack([imageId]);
    // setStack resolves even when the load failed, so what is shown is checked and not assumed.
    const shown = viewport.getCornerstoneImage() as Types.IImage | undefined;
    if (shown?.imageId !== imageId || shown.voxelManager?.getScalarData() !== plane.samples) {
      throw new Error('the viewport does not show the film it was given');
    }
    // The browser may take focus from keys of the reading room otherwise.
    element.removeAttribute('tabindex');
    return {
      element,
      canvas: viewport.getCanvas(),
      untilDrawn: () => nextFrame(element),
      draw: (frame) => {
        drawLayer(viewport, frame);
      },
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

function nextFrame(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the GPU drew nothing'));
    }, longestFrameMs);
    element.addEventListener(
      Enums.Events.IMAGE_RENDERED,
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

function drawLayer(viewport: StackViewport, frame: Frame): void {
  const { camera, film, element, voi } = frame;
  // The GPU path has no tables: `chooseRenderer` gives such frames to the processor.
  if ('table' in voi) return;
  const focalPoint: [number, number, number] = [camera.centerXPx, camera.centerYPx * film.aspect, 0];
  const up = toFilm({ x: 0, y: -1 }, camera.orientation);
  // A mirrored film is one seen from behind.
  const towardsViewer = camera.orientation.isMirrored ? 1 : -1;
  const distance = 1000;
  viewport.setCamera({
    focalPoint,
    position: [focalPoint[0], focalPoint[1], towardsViewer * distance],
    viewPlaneNormal: [0, 0, towardsViewer],
    viewUp: [up.x, up.y, 0],
    parallelScale: element.height / 2 / camera.scale,
  });
  const { VOILUTFunction: functionBefore } = viewport.getProperties();
  const voiFunction = voiFunctionOf(voi);
  viewport.setProperties(
    {
      voiRange: utilities.windowLevel.toLowHighRange(voi.width, voi.center, voiFunction),
      invert: frame.inverted,
      ...(functionBefore === voiFunction ? {} : { VOILUTFunction: voiFunction }),
    },
    true,
  );
  viewport.render();
}

function voiFunctionOf(window: VoiWindow): Enums.VOILUTFunctionType {
  switch (window.function) {
    case 'LINEAR':
      return Enums.VOILUTFunctionType.LINEAR;
    case 'LINEAR_EXACT':
      return Enums.VOILUTFunctionType.LINEAR_EXACT;
    case 'SIGMOID':
      return Enums.VOILUTFunctionType.SAMPLED_SIGMOID;
  }
}
