import type { ProviderTrial } from '#contract/model.ts';

/** What trying one execution provider gave. */
export type ProviderProbe =
  | { readonly kind: 'ran'; readonly goldenError: number; readonly warmMs: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'not-tried'; readonly reason: string };

/** Providers to try before the CPU, in order, by operating system (docs/adr: execution providers). */
export function providerOrder(platform: string): readonly string[] {
  switch (platform) {
    case 'win32':
      return ['dml', 'webgpu'];
    case 'darwin':
      return ['coreml', 'webgpu'];
    default:
      return ['cuda', 'webgpu'];
  }
}

/**
 * Chooses the first provider, in ladder order, that reproduces the golden scores within `tolerance` and is faster
 * than the CPU on a warm run; the CPU otherwise. `probes` are in ladder order and do not contain the CPU.
 */
export function climbLadder(
  cpu: ProviderProbe,
  probes: readonly (readonly [provider: string, probe: ProviderProbe])[],
  tolerance: number,
): { readonly chosen: string; readonly trials: readonly ProviderTrial[] } {
  const cpuMs = cpu.kind === 'ran' ? cpu.warmMs : Number.POSITIVE_INFINITY;
  const judged = probes.map(([provider, probe]) => judge(provider, probe, cpuMs, tolerance));
  const winner = judged.find((trial) => trial.outcome === 'chosen')?.provider ?? 'cpu';
  const trials = judged.map((trial): ProviderTrial =>
    trial.outcome === 'chosen' && trial.provider !== winner
      ? { ...trial, outcome: 'not-tried', reason: `${winner} comes first and passed` }
      : trial,
  );
  return { chosen: winner, trials: [...trials, cpuTrial(cpu, winner)] };
}

function judge(provider: string, probe: ProviderProbe, cpuMs: number, tolerance: number): ProviderTrial {
  if (probe.kind !== 'ran') {
    return { provider, outcome: probe.kind, goldenError: null, warmMs: null, reason: probe.reason };
  }
  const { goldenError, warmMs } = probe;
  if (!(goldenError <= tolerance)) {
    const reason = `scores differ by ${goldenError.toExponential(1)}, allowed ${tolerance.toExponential(0)}`;
    return { provider, outcome: 'wrong', goldenError, warmMs, reason };
  }
  const speeds = `${warmMs.toFixed(0)} ms against ${cpuMs.toFixed(0)} ms on the CPU`;
  return warmMs < cpuMs
    ? { provider, outcome: 'chosen', goldenError, warmMs, reason: `same scores, faster: ${speeds}` }
    : { provider, outcome: 'slower', goldenError, warmMs, reason: `same scores, slower: ${speeds}` };
}

function cpuTrial(cpu: ProviderProbe, winner: string): ProviderTrial {
  const measured = cpu.kind === 'ran' ? cpu : { goldenError: null, warmMs: null };
  const { goldenError, warmMs } = measured;
  if (winner === 'cpu') {
    return { provider: 'cpu', outcome: 'chosen', goldenError, warmMs, reason: 'runs on every PC' };
  }
  return { provider: 'cpu', outcome: 'slower', goldenError, warmMs, reason: `${winner} is faster here` };
}
