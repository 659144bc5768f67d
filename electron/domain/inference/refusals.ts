import type { Refusal, RefusalCode } from '#contract/prediction.ts';
import type { Rectangle } from '#contract/reading.ts';
import type { ModelManifest } from './model-manifest.ts';

/** The values of the gate graph by output name. */
export type GateOutputs = Readonly<Record<string, number>>;

/**
 * The refusal rules of a package that the whole film breaks, whatever side or site is marked.
 * A rule whose output the gate did not give, or gave as NaN, refuses: what was not measured is not vouched for.
 */
export function filmRefusals(manifest: ModelManifest, gate: GateOutputs): readonly Refusal[] {
  return manifest.refusals.flatMap((rule) => {
    const measured = gate[rule.output] ?? Number.NaN;
    const passes = rule.refuseWhen === 'below' ? measured >= rule.threshold : measured <= rule.threshold;
    if (passes) return [];
    return [{ code: rule.code, measured: Number.isNaN(measured) ? 0 : measured, threshold: rule.threshold }];
  });
}

/** The refusal for a fracture site with too few pixels, if it has too few. */
export function siteRefusals(manifest: ModelManifest, site: Rectangle): readonly Refusal[] {
  const measured = Math.min(site.widthPx, site.heightPx);
  if (measured >= manifest.minimumSitePx) return [];
  return [{ code: 'too-little-resolution', measured, threshold: manifest.minimumSitePx }];
}

/** Codes of every rule that a package checks. */
export function checkedRefusals(manifest: ModelManifest): readonly RefusalCode[] {
  return [...manifest.refusals.map((rule) => rule.code), 'too-little-resolution'];
}
