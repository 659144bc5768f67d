import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createSupervisedProber } from '#adapters/analysis/supervised-prober.ts';
import { climbLadder } from '#domain/inference/provider-ladder.ts';
import { spawnEngine } from '#test/builders/running-femora.ts';
import { shippedPackage } from '#test/builders/shipped-packages.ts';

/** What model.md allows a golden score to differ by; the shipped package states the same. */
const goldenTolerance = 1e-4;

/** Chromium's software Vulkan driver: WebGPU runs on it, slowly. */
const softwareVulkan = '/usr/lib/chromium/vk_swiftshader_icd.json';
const hasSoftwareVulkan = existsSync(softwareVulkan);
if (!hasSoftwareVulkan) console.log(`WebGPU trial skipped: ${softwareVulkan} is not on this machine`);

const before = process.env['VK_ICD_FILENAMES'];
afterAll(() => {
  if (before === undefined) delete process.env['VK_ICD_FILENAMES'];
  else process.env['VK_ICD_FILENAMES'] = before;
});

function givenProber() {
  const lines: string[] = [];
  return { lines, prober: createSupervisedProber(spawnEngine, shippedPackage, (line) => lines.push(line)) };
}

describe('trial of execution providers', () => {
  it('finds that the CPU reproduces the golden scores', async () => {
    const probe = await givenProber().prober.probe('cpu');
    expect(probe).toMatchObject({ kind: 'ran' });
    expect(probe.kind === 'ran' ? probe.goldenError : 1).toBeLessThanOrEqual(goldenTolerance);
  });

  it('reports a provider this machine does not have, in plain words', async () => {
    const { prober, lines } = givenProber();
    expect(await prober.probe('no-such-provider')).toEqual({
      kind: 'failed',
      reason: 'not available on this machine',
    });
    expect(lines.join()).toContain('no-such-provider');
  });

  it.skipIf(!hasSoftwareVulkan)(
    'runs WebGPU on a software Vulkan driver, finds the same scores, and refuses it as slower',
    { timeout: 200_000 },
    async () => {
      process.env['VK_ICD_FILENAMES'] = softwareVulkan;
      const { prober, lines } = givenProber();
      const cpu = await prober.probe('cpu');
      const webgpu = await prober.probe('webgpu');
      const { chosen, trials } = climbLadder(cpu, [['webgpu', webgpu]], goldenTolerance);
      console.log(`WebGPU on software Vulkan: ${JSON.stringify(trials)} ${lines.join(' ')}`);
      expect(trials[0]).toMatchObject({ provider: 'webgpu', outcome: 'slower' });
      expect(chosen).toBe('cpu');
    },
  );
});
