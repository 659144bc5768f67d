import type { ImageFacts } from '#contract/image-facts.ts';
import type { Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { tissueWindows } from '#domain/imaging/tissue-windows.ts';
import { voiChoices } from '#domain/imaging/voi-choices.ts';

/** One way of showing the film that the reader can pick, and who offers it. */
export interface WindowChoice {
  readonly kind: 'file' | 'bone' | 'soft-tissue' | 'auto';
  readonly voi: Voi;
}

/**
 * What the file offers, in its order, then bone, soft tissue and automatic. The film's values are counted when the window
 * for one of its tissues is first looked at: no film opens with it.
 */
export function windowChoices(
  facts: ImageFacts,
  plane: Pick<PixelPlane, 'samples'>,
): readonly WindowChoice[] {
  const offered = voiChoices(facts).map((voi): WindowChoice => ({ kind: 'file', voi }));
  const auto = offered.at(-1);
  if (!auto) return offered;
  let counted: ReturnType<typeof tissueWindows> | undefined;
  const tissues = (): ReturnType<typeof tissueWindows> => (counted ??= tissueWindows(plane.samples, facts));
  return [
    ...offered.slice(0, -1),
    {
      kind: 'bone',
      get voi() {
        return tissues().bone;
      },
    },
    {
      kind: 'soft-tissue',
      get voi() {
        return tissues().softTissue;
      },
    },
    { kind: 'auto', voi: auto.voi },
  ];
}

/** Index of the choice a film opens with: the first of its file, automatic where the file offers none. */
export function openingChoice(choices: readonly WindowChoice[]): number {
  return choices[0]?.kind === 'file' ? 0 : Math.max(0, choices.length - 1);
}
