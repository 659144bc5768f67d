import { describe, expect, it } from 'vitest';
import { checkPackageIn } from '#composition/model-packages.ts';
import { spawnEngine } from '#test/builders/running-femora.ts';
import { shippedPackages } from '#test/builders/shipped-packages.ts';

describe('every package in models/', () => {
  it('is there', () => {
    expect(shippedPackages).not.toEqual([]);
  });

  it.each(shippedPackages)('%s is signed by Femora and gives its golden scores to 1e-4', { timeout: 60_000 }, async (folder) => {
    const lines: string[] = [];
    const { model, cases } = await checkPackageIn(folder, spawnEngine, (line) => lines.push(line));
    expect(model.publisher?.name).toBe('Femora');
    expect(cases.length).toBeGreaterThan(0);
    for (const { name, difference } of cases) expect({ name, isSame: difference <= 1e-4 }).toEqual({ name, isSame: true });
    expect(lines).toEqual([]);
  });
});
