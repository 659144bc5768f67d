import { setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { DeclaredError } from '#contract/declared-error.ts';
import type { ModelPackage } from './model-package.ts';
import type { Networks } from './networks.ts';
import { goldenError, goldenViews, selfTest } from './self-test.ts';

/** What a provider did with the golden films. */
export interface TrialResult {
  readonly goldenError: number;
  /** Gate and classifier together, median of warm runs, milliseconds. */
  readonly warmMs: number;
}

const warmRuns = 5;

/**
 * A first run this long, milliseconds, decides by itself and stands for the warm ones: compiling included, a
 * provider that needs five seconds for one film is no help, and repeating it would only heat the PC.
 */
const hopelessMs = 5000;

/** Below normal (POSIX nice): a trial runs while somebody may be reading films. */
const trialPriority = 10;

/** Tries the networks as they are loaded: all golden films, and one of them repeatedly. */
export async function tryProvider(modelPackage: ModelPackage, networks: Networks): Promise<TrialResult> {
  const [golden] = modelPackage.golden.cases;
  if (!golden) throw new DeclaredError('model.unavailable', { reason: 'it has no golden film' });
  const views = await goldenViews(modelPackage, networks, golden);
  const run = async (): Promise<TrialResult> => {
    const startedAt = performance.now();
    const error = await goldenError(modelPackage, networks, golden, views);
    return { goldenError: error, warmMs: performance.now() - startedAt };
  };
  setPriority(trialPriority);
  const cold = await run();
  if (cold.warmMs > hopelessMs) return cold;
  const warm: TrialResult[] = [];
  while (warm.length < warmRuns) warm.push(await run());
  const { goldenError: warmError, warmMs } = summarise(warm);
  return { goldenError: Math.max(warmError, await selfTest(modelPackage, networks)), warmMs };
}

function summarise(runs: readonly TrialResult[]): TrialResult {
  const times = runs.map(({ warmMs }) => warmMs).sort((a, b) => a - b);
  return {
    goldenError: Math.max(...runs.map((run) => run.goldenError)),
    warmMs: times[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY,
  };
}
