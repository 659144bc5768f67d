import type { Frame } from './draw-on-cpu.ts';
import { showsFrame } from './gpu-check.ts';
import { gpuEngine } from './gpu-engine.ts';
import { createGpuLayer, type GpuLayer } from './gpu-layer.ts';
import { levelFor, type Pyramid } from './pyramid.ts';
import type { Surface } from './surface.ts';

/**
 * Draws with Cornerstone3D. A film much larger than the screen is drawn from a halved copy, because a GPU that
 * skips samples shows grain that is not in the film; the copies lie in layers, one of which is visible.
 * Rejects when the GPU does not show the first frame as the processor would have drawn it.
 */
export async function createGpuSurface(
  host: HTMLElement,
  pyramid: Pyramid,
  first: Frame,
  onFailure: () => void,
): Promise<Surface> {
  const layers = new Map<number, GpuLayer>();
  const loading = new Set<number>();
  let latest = first;
  let drawnSize = '';
  let handle = 0;
  let disposed = false;

  const load = async (index: number): Promise<GpuLayer> => {
    loading.add(index);
    const layer = await createGpuLayer(host, pyramid.level(index), 2 ** index, first.film.aspect);
    loading.delete(index);
    if (disposed) layer.dispose();
    else layers.set(index, layer);
    return layer;
  };
  const wantedLevel = (frame: Frame): number =>
    levelFor(pyramid, frame.camera.scale * frame.devicePixelRatio);

  const drawLatest = (): void => {
    if (disposed) return;
    const { element, devicePixelRatio } = latest;
    const size = `${String(element.width)}x${String(element.height)}@${String(devicePixelRatio)}`;
    if (size !== drawnSize) gpuEngine().resize(false, true);
    drawnSize = size;
    const wanted = wantedLevel(latest);
    if (!layers.has(wanted) && !loading.has(wanted)) load(wanted).then(drawLatest, onFailure);
    const shown = layers.get(wanted) ?? nearest(layers, wanted);
    for (const layer of layers.values()) {
      layer.element.style.visibility = layer === shown ? 'visible' : 'hidden';
    }
    shown?.draw(latest);
  };
  const dispose = (): void => {
    disposed = true;
    cancelAnimationFrame(handle);
    for (const layer of layers.values()) layer.dispose();
    layers.clear();
  };

  try {
    const layer = await load(wantedLevel(first));
    const drawn = layer.untilDrawn();
    drawLatest();
    await drawn;
    if (!showsFrame(layer.canvas, first)) throw new Error('the GPU does not show the film');
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    draw: (frame) => {
      latest = frame;
      cancelAnimationFrame(handle);
      handle = requestAnimationFrame(drawLatest);
    },
    dispose,
  };
}

function nearest(layers: ReadonlyMap<number, GpuLayer>, wanted: number): GpuLayer | undefined {
  const [closest] = [...layers.keys()].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return closest === undefined ? undefined : layers.get(closest);
}
