import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Rectangle, Side } from '#contract/reading.ts';
import type { LocatedSite, Location } from '#domain/inference/location.ts';
import type { GateOutputs } from '#domain/inference/refusals.ts';
import type { ActivationMap, FilmFindings } from '#services/inference/model-analysis.ts';
import type { ModelPackage } from './model-package.ts';

/** What the model reads: bright = dense, row by row, `widthPx * heightPx` values of any scale. */
export interface ModelInput {
  readonly values: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Tensors that the networks want, each float32 [1, 1, size, size]. */
export interface Views {
  readonly film: Tensor;
  readonly hipView: Tensor;
  readonly siteView: Tensor;
  /** What the locator reads; absent when the package has none. */
  readonly locateFilm: Tensor | undefined;
}

export interface Classification {
  readonly logit: number;
  readonly maps: readonly ActivationMap[];
}

/** The graphs of a package, ready to run. */
export interface Networks {
  readonly provider: string;
  readonly preprocess: (input: ModelInput, side: Side, site: Rectangle) => Promise<Views>;
  readonly gate: (views: Views) => Promise<GateOutputs>;
  /** Gate, and locator where the package has one. */
  readonly assess: (views: Views) => Promise<FilmFindings>;
  readonly classify: (views: Views) => Promise<Classification>;
}

/** Opens the graphs of a package: preprocessing always on the CPU, the networks on the provider named. */
export async function openNetworks(modelPackage: ModelPackage, provider: string): Promise<Networks> {
  const { graphs } = modelPackage.manifest;
  const open = (name: string, executionProvider: string): Promise<InferenceSession> =>
    InferenceSession.create(modelPackage.file(name), {
      executionProviders: [executionProvider],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: 2,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      logSeverityLevel: 3,
    });
  const preprocess = await open(graphs.preprocess, 'cpu');
  const gate = await open(graphs.gate, provider);
  const classify = await open(graphs.classify, provider);
  const locate = graphs.locate === undefined ? undefined : await open(graphs.locate, provider);

  return {
    provider,
    preprocess: async ({ values, widthPx, heightPx }, side, site) => {
      const outputs = await preprocess.run({
        pixels: new Tensor('float32', values, [heightPx, widthPx]),
        site: new Tensor('float32', Float32Array.of(site.xPx, site.yPx, site.widthPx, site.heightPx), [4]),
        side: new Tensor('int64', BigInt64Array.of(side === 'right' ? 1n : 0n), [1]),
      });
      return {
        film: tensorOf(outputs, 'film'),
        hipView: tensorOf(outputs, 'hip_view'),
        siteView: tensorOf(outputs, 'site_view'),
        locateFilm: locate && tensorOf(outputs, 'locate_film'),
      };
    },
    gate: async ({ film }) => scalarsOf(await gate.run({ film })),
    assess: async ({ film, locateFilm }) => {
      const outputs = await gate.run({ film });
      if (!locate || !locateFilm) return { gate: scalarsOf(outputs), location: null };
      const orientation = tensorOf(outputs, 'orientation');
      const located = await locate.run({ locate_film: locateFilm, orientation });
      return { gate: scalarsOf(outputs), location: locationOf(located) };
    },
    classify: async ({ hipView, siteView }) => {
      const outputs = await classify.run({ hip_view: hipView, site_view: siteView });
      const maps = (['hip', 'site'] as const).map((view) => activationMap(outputs, view));
      return { logit: floatsOf(outputs, 'logit')[0] ?? Number.NaN, maps };
    },
  };
}

/** The outputs that are one number a film. */
function scalarsOf(outputs: InferenceSession.OnnxValueMapType): GateOutputs {
  const scalars = Object.keys(outputs).filter((name) => tensorOf(outputs, name).size === 1);
  return Object.fromEntries(scalars.map((name) => [name, floatsOf(outputs, name)[0] ?? Number.NaN]));
}

/** `sites` [1, N, 5]: x, y, width, height, score, the best first. */
function locationOf(outputs: InferenceSession.OnnxValueMapType): Location {
  const rows = floatsOf(outputs, 'sites');
  const sites = Array.from({ length: Math.floor(rows.length / 5) }, (_, index): LocatedSite => {
    const [x = 0, y = 0, width = 0, height = 0, score = 0] = rows.subarray(5 * index, 5 * index + 5);
    return { x, y, width, height, score };
  });
  return { sites, rightSide: floatsOf(outputs, 'right_side')[0] ?? Number.NaN };
}

function activationMap(outputs: InferenceSession.OnnxValueMapType, view: 'hip' | 'site'): ActivationMap {
  const tensor = tensorOf(outputs, `${view}_map`);
  const [heightCells = 0, widthCells = 0] = tensor.dims.slice(-2);
  const raw = floatsOf(outputs, `${view}_map`);
  const highest = raw.reduce((most, value) => Math.max(most, value), 0);
  // Only evidence for "pathologic" is mapped, relative to its strongest cell.
  const values = Array.from(raw, (value) => (highest > 0 ? Math.max(0, value) / highest : 0));
  return { view, widthCells, heightCells, values };
}

function tensorOf(outputs: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const tensor = outputs[name];
  if (!(tensor instanceof Tensor)) throw new Error(`the graph gave no output ${name}`);
  return tensor;
}

function floatsOf(outputs: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const { data } = tensorOf(outputs, name);
  if (!(data instanceof Float32Array)) throw new Error(`output ${name} is not float32`);
  return data;
}
