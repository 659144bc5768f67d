import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import { autoWindow, type PaddingRange } from '#domain/imaging/auto-window.ts';
import type { DecodedRadiograph, PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { packVoiLut, type VoiTable } from '#domain/imaging/voi-table.ts';
import { sampleRange } from '#domain/imaging/sample-range.ts';
import { sampleType } from '#domain/imaging/sample-type.ts';
import { hashSamples } from './hash-samples.ts';

type FactsFromPixels =
  'sampleType' | 'minimum' | 'maximum' | 'planeSha256' | 'widthPx' | 'heightPx' | 'windows' | 'voiLuts';

/** What the file says of showing the plane, beside its windows. */
interface GreyHints {
  readonly padding?: PaddingRange | undefined;
  readonly voiTables?: readonly VoiTable[];
}

/** What only the file can tell; the rest is read from the plane. */
export interface FileFacts extends Omit<ImageFacts, FactsFromPixels> {
  /** Windows of the file, in its order, without `auto`. */
  readonly windows: readonly VoiWindow[];
}

/** The window that shows grey values as they are: all of their range, dark to bright. */
export function asStoredWindow(bitsStored: number): VoiWindow {
  const width = 2 ** bitsStored;
  return { center: width / 2, width, function: 'LINEAR', explanation: 'as stored' };
}

/**
 * Completes the facts from the plane: its type, range, hash and automatic window. That takes longer than decoding a small
 * film and is done when the facts are first asked for: who only shows the plane has the facts already.
 * An 8-bit file that offers no window was made to be shown as it is, and offers that first.
 */
export function buildRadiograph(
  plane: PixelPlane,
  fileFacts: FileFacts,
  hints: GreyHints = {},
): DecodedRadiograph {
  let known: ImageFacts | undefined;
  return {
    plane,
    get facts() {
      return (known ??= completeFacts(plane, fileFacts, hints));
    },
  };
}

function completeFacts(
  { samples, widthPx, heightPx }: PixelPlane,
  fileFacts: FileFacts,
  { padding, voiTables = [] }: GreyHints,
): ImageFacts {
  const isReady =
    fileFacts.windows.length === 0 && samples instanceof Uint8Array && fileFacts.bitsStored === 8;
  const range = sampleRange(samples);
  const voiLuts = voiTables.map((table) => packVoiLut(table, range.minimum, range.maximum));
  const offered = isReady ? [asStoredWindow(8)] : fileFacts.windows;
  return {
    ...fileFacts,
    widthPx,
    heightPx,
    sampleType: sampleType(samples),
    ...range,
    windows: [...offered, autoWindow(samples, padding)],
    ...(voiLuts.length > 0 ? { voiLuts } : {}),
    planeSha256: hashSamples(samples),
  };
}
