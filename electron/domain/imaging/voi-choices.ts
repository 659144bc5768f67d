import type { ImageFacts } from '#contract/image-facts.ts';
import type { Voi } from './apply-window.ts';
import { unpackVoiLut } from './voi-table.ts';

/**
 * Every way of showing a film that its file offers, to be chosen by explanation (IHE RAD TF-2 4.16.4.2.2.1): tables first,
 * as they say more than a window, then windows in file order, `auto` last. The first one is how the film opens.
 * They are alternatives: never two at once (DICOM PS3.3 C.11.2.1.1).
 */
export function voiChoices({
  voiLuts = [],
  windows,
}: Pick<ImageFacts, 'voiLuts' | 'windows'>): readonly Voi[] {
  return [...voiLuts.map(unpackVoiLut), ...windows];
}
