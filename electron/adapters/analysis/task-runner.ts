import { performance } from 'node:perf_hooks';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Mark } from '#contract/reading.ts';
import { assertNever } from '#domain/assert-never.ts';
import { modelPlane } from '#domain/imaging/model-plane.ts';
import type { DecodedRadiograph, Samples } from '#domain/imaging/pixel-plane.ts';
import { wholeType } from '#domain/imaging/sample-type.ts';
import type { PlaneBytes } from '#services/images/image-decoder.ts';
import type { RawPrediction } from '#services/inference/model-analysis.ts';
import { hashSamples } from './decode/hash-samples.ts';
import { readDiscIndex } from './decode/read-disc-index.ts';
import { drawThumbnail } from './draw-thumbnail.ts';
import { createFilmCache } from './film-cache.ts';
import { readModelPackage, type ModelPackage } from './model-package.ts';
import { readStoredFile } from './read-stored-file.ts';
import { openNetworks, type Networks, type Views } from './networks.ts';
import { tryProvider } from './provider-trial.ts';
import { selfTest } from './self-test.ts';
import type { TaskInput, TaskName, TaskOutput, TaskRequest } from './task.ts';

interface Model {
  readonly modelPackage: ModelPackage;
  readonly networks: Networks;
}

/** Runs the tasks of one image engine; holds the loaded package and the last films between them. */
export function createTaskRunner(): (request: TaskRequest) => Promise<TaskOutput<TaskName>> {
  const films = createFilmCache();
  let loaded: Model | null = null;

  const model = (): Model => {
    if (!loaded) throw new DeclaredError('model.unavailable', { reason: 'no package is loaded' });
    return loaded;
  };

  return async (request) => {
    switch (request.name) {
      case 'load': {
        const { packageFolder, provider } = request.input as TaskInput<'load'>;
        const modelPackage = await readModelPackage(packageFolder);
        loaded = { modelPackage, networks: await openNetworks(modelPackage, provider) };
        const { manifest, manifestSha256, publisher, card, golden } = modelPackage;
        return { manifest, manifestSha256, publisher, card, golden };
      }
      case 'decode': {
        const film = await films.open(request.input as TaskInput<'decode'>);
        return { facts: film.facts, ...planeToSend(film) };
      }
      case 'plane':
        return planeToSend(await films.open(request.input as TaskInput<'plane'>));
      case 'disc-index': {
        const place = request.input as TaskInput<'disc-index'>;
        return readDiscIndex(readStoredFile(place), place.fileName);
      }
      case 'thumbnail':
        return drawThumbnail(await films.open(request.input as TaskInput<'thumbnail'>));
      case 'assess': {
        const { networks } = model();
        const film = await films.open(request.input as TaskInput<'assess'>);
        return networks.assess(await viewsOf(networks, film, wholeFilm(film)));
      }
      case 'predict': {
        const { mark, ...place } = request.input as TaskInput<'predict'>;
        return predict(model().networks, await films.open(place), mark);
      }
      case 'self-test':
        return selfTest(model().modelPackage, model().networks);
      case 'trial':
        return tryProvider(model().modelPackage, model().networks);
      default:
        return assertNever(request.name);
    }
  };
}

async function predict(networks: Networks, film: DecodedRadiograph, mark: Mark): Promise<RawPrediction> {
  const startedAt = performance.now();
  const views = await viewsOf(networks, film, mark);
  const gate = await networks.gate(views);
  const { logit, maps } = await networks.classify(views);
  const elapsedMs = performance.now() - startedAt;
  // Hashed again here: this is the buffer the model has just read.
  const planeSha256 = hashSamples(film.plane.samples);
  return { gate, logit, maps, planeSha256, provider: networks.provider, elapsedMs };
}

function viewsOf(networks: Networks, { plane, facts }: DecodedRadiograph, mark: Mark): Promise<Views> {
  const { widthPx, heightPx } = plane;
  return networks.preprocess({ values: modelPlane(plane, facts), widthPx, heightPx }, mark.side, mark.site);
}

/** Gate and locator look at the whole film; the views round a site are not used then. */
function wholeFilm({ plane: { widthPx, heightPx } }: DecodedRadiograph): Mark {
  return { side: 'left', site: { xPx: 0, yPx: 0, widthPx, heightPx } };
}

function planeToSend({ plane }: DecodedRadiograph): PlaneBytes {
  const { stored } = plane;
  if (!stored) return { bytes: bytesOf(plane.samples), rescale: null };
  const { slope, intercept } = stored;
  return {
    bytes: bytesOf(stored.samples),
    rescale: { sampleType: wholeType(stored.samples), slope, intercept },
  };
}

function bytesOf(samples: Samples): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
