import { describe, expect, it } from 'vitest';
import { filmRefusals, siteRefusals } from '#domain/inference/refusals.ts';
import { modelManifest } from '#test/builders/model-manifest.ts';

const manifest = modelManifest();

describe('refusals', () => {
  it('are none for a film within every rule, bounds included', () => {
    expect(filmRefusals(manifest, { hip: 0.5, hardware: 0.7 })).toEqual([]);
  });

  it('name each rule that is broken, with what was measured', () => {
    expect(filmRefusals(manifest, { hip: 0.1, hardware: 0.9 })).toEqual([
      { code: 'not-a-hip', measured: 0.1, threshold: 0.5 },
      { code: 'hardware-present', measured: 0.9, threshold: 0.7 },
    ]);
  });

  it('follow when the gate did not answer, or answered NaN', () => {
    expect(filmRefusals(manifest, { hip: 0.9 }).map(({ code }) => code)).toEqual(['hardware-present']);
    expect(filmRefusals(manifest, { hip: Number.NaN, hardware: 0 }).map(({ code }) => code)).toEqual([
      'not-a-hip',
    ]);
  });

  it('follow for a site with too few pixels', () => {
    const site = { xPx: 0, yPx: 0, widthPx: 300, heightPx: 40 };
    expect(siteRefusals(manifest, site)).toEqual([
      { code: 'too-little-resolution', measured: 40, threshold: 48 },
    ]);
    expect(siteRefusals(manifest, { ...site, heightPx: 48 })).toEqual([]);
  });
});
