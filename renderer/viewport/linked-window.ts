import type { VoiWindow } from '#contract/image-facts.ts';

/**
 * The window that shows one film as another is shown: as much wider and as much further up, measured in the automatic
 * window of each. Two films of one kind get the same numbers; films of different bit depth get the same look.
 */
export function linkedWindow(shown: VoiWindow, ownAuto: VoiWindow, otherAuto: VoiWindow): VoiWindow {
  const ratio = otherAuto.width / ownAuto.width;
  return {
    ...shown,
    center: otherAuto.center + (shown.center - ownAuto.center) * ratio,
    width: shown.width * ratio,
  };
}
