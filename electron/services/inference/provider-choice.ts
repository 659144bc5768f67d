import type { ProviderTrial } from '#contract/model.ts';
import { climbLadder, providerOrder, type ProviderProbe } from '#domain/inference/provider-ladder.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { ModelAnalysis, ProviderProber } from './model-analysis.ts';

/** The execution provider in use, and how each candidate fared on this machine. */
export interface ProviderChoice {
  readonly chosen: string;
  readonly trials: readonly ProviderTrial[];
}

interface ChooseProviderParts {
  readonly analysis: ModelAnalysis;
  readonly prober: ProviderProber;
  readonly settings: SettingsStore;
  readonly platform: string;
  /** GPU, driver and runtime as far as the host knows them: a stored choice holds for this machine only. */
  readonly machine: string;
}

/**
 * Climbs the provider ladder once per machine and package and stores the choice. While a provider is being
 * tried the store says so; if Femora dies meanwhile, the next start does not try that provider again.
 */
export async function chooseProvider(parts: ChooseProviderParts): Promise<ProviderChoice> {
  const { manifestSha256, golden } = await parts.analysis.model();
  const key = `provider-choice/${parts.platform}/${parts.machine}/${manifestSha256}`;
  const stored = await parts.settings.read(key);
  if (stored) return JSON.parse(stored) as ProviderChoice;

  const cpu = await parts.prober.probe('cpu');
  const probes: (readonly [string, ProviderProbe])[] = [];
  for (const provider of providerOrder(parts.platform)) {
    probes.push([provider, await probeGuarded(parts, `${key}/trying/${provider}`, provider)]);
  }
  const choice = climbLadder(cpu, probes, golden.tolerance);
  await parts.settings.write(key, JSON.stringify(choice));
  return choice;
}

async function probeGuarded(
  parts: ChooseProviderParts,
  marker: string,
  provider: string,
): Promise<ProviderProbe> {
  if (await parts.settings.read(marker)) {
    return { kind: 'failed', reason: 'Femora did not survive trying it on this machine' };
  }
  await parts.settings.write(marker, 'trying');
  const probe = await parts.prober.probe(provider);
  await parts.settings.remove(marker);
  return probe;
}
