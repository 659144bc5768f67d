import type { VoiWindow } from '#contract/image-facts.ts';

/** Steps of a drag in CSS pixels over which the window changes by its own starting width. */
const pixelsPerWidth = 400;

/**
 * The window after a drag: right is wider (softer), up is brighter, whatever the polarity.
 * `reference` sets the speed and stays the same during a drag. The function of the window is kept.
 */
export function dragWindow(
  window: VoiWindow,
  reference: VoiWindow,
  drag: { readonly dx: number; readonly dy: number },
  inverted: boolean,
): VoiWindow {
  const speed = reference.width / pixelsPerWidth;
  const smallestWidth = window.function === 'LINEAR' ? 2 : reference.width / 1000;
  const brighter = inverted ? 1 : -1;
  return {
    ...window,
    center: window.center - drag.dy * speed * brighter,
    width: Math.max(smallestWidth, window.width + drag.dx * speed),
  };
}
