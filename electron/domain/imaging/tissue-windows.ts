import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import type { Samples } from './pixel-plane.ts';
import { rankedValues, type Ranked } from './ranked-values.ts';

type TissueFacts = Pick<ImageFacts, 'photometric'> & { readonly windows: readonly VoiWindow[] };

/** Shares of the film's values, from radiolucent to dense, that a window spans. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** On the way to the screen, and nobody sees a finer share. */
const sampledPixels = 0x1_0000;

const bone: Span = { from: 0.45, to: 0.995 };
const softTissue: Span = { from: 0.05, to: 0.75 };
/** Of a rectangle nearly all values are wanted; a marker or a dead pixel in it is not. */
const ofRectangle: Span = { from: 0.01, to: 0.99 };

/**
 * Windows for bone and for soft tissue. A radiograph has no scale of density, so they are shares of the film's own
 * values: the denser half, and the more radiolucent three quarters. Values outside the automatic window (borders,
 * padding, markers) are not counted.
 */
export function tissueWindows(
  samples: Samples,
  { photometric, windows }: TissueFacts,
): { readonly bone: VoiWindow; readonly softTissue: VoiWindow } {
  const auto = windows.at(-1);
  const within = auto && { low: auto.center - auto.width / 2, high: auto.center + auto.width / 2 };
  const ranked = rankedValues(samples, { within, sampledPixels });
  const isDenseLow = photometric === 'MONOCHROME1';
  const turned = ({ from, to }: Span): Span => (isDenseLow ? { from: 1 - to, to: 1 - from } : { from, to });
  return { bone: spanWindow(ranked, turned(bone)), softTissue: spanWindow(ranked, turned(softTissue)) };
}

/** The window that shows all of the values in a rectangle, whatever is around it. */
export function rectangleWindow(samples: Samples): VoiWindow {
  return spanWindow(rankedValues(samples), ofRectangle);
}

/** LINEAR_EXACT: its ends are the values themselves, for integer and other planes. DICOM PS3.3 C.11.2.1.3.2. */
function spanWindow(ranked: Ranked, { from, to }: Span): VoiWindow {
  const low = ranked(from);
  const high = ranked(to);
  const width = high > low ? high - low : 1;
  return { center: (low + high) / 2, width, function: 'LINEAR_EXACT', explanation: '' };
}
