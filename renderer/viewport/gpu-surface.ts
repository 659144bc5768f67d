import type { Frame } from './draw-on-cpu.ts';
import { gpuEngine } from './gpu-engine.ts';
import { createGpuLayer, type GpuLayer } from './gpu-layer.ts';
import { levelFor, type Pyramid } from './pyramid.ts';
import type { Surface } from './surface.ts';

/**
 * Draws with Cornerstone3D. A film much larger than the screen is drawn from a halved copy, because a GPU that
 * skips samples shows grain that is not in the film; the copies lie in layers, one of which is visible.
 */
export async function createGpuSurface(
  host: HTMLElement,
  pyramid: Pyramid,
  first: Frame,
  onFailure: (error: unknown) => void,
): Promise<Surface> {
  const layers = new Map<number, GpuLayer>();
  const loading = new Set<number>();
  let latest = first;
  let drawnSize = '';
  let disposed = false;

  const load = async (index: number): Promise<void> => {
    const plane = pyramid[index];
    if (!plane) return;
    loading.add(index);
    const layer = await createGpuLayer(host, plane, 2 ** index, first.film.aspect);
    loading.delete(index);
    if (disposed) layer.dispose();
    else layers.set(index, layer);
  };
  const wantedLevel = (frame: Frame): number => levelFor(pyramid, frame.camera.scale * frame.devicePixelRatio);

  const draw = (frame: Frame): void => {
    if (disposed) return;
    latest = frame;
    const size = `${String(frame.element.width)}x${String(frame.element.height)}@${String(frame.devicePixelRatio)}`;
    if (size !== drawnSize) gpuEngine().resize(false, true);
    drawnSize = size;
    const wanted = wantedLevel(frame);
    if (!layers.has(wanted) && !loading.has(wanted)) {
      load(wanted).then(() => { draw(latest); }, onFailure);
    }
    const shown = layers.get(wanted) ?? nearest(layers, wanted);
    for (const layer of layers.values()) layer.element.style.visibility = layer === shown ? 'visible' : 'hidden';
    shown?.draw(frame);
  };

  await load(wantedLevel(first));
  draw(first);
  return {
    draw,
    dispose: () => {
      disposed = true;
      for (const layer of layers.values()) layer.dispose();
      layers.clear();
    },
  };
}

function nearest(layers: ReadonlyMap<number, GpuLayer>, wanted: number): GpuLayer | undefined {
  const [closest] = [...layers.keys()].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return closest === undefined ? undefined : layers.get(closest);
}
