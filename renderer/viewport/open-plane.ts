import type { ImageFacts } from '#contract/image-facts.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import type { FilmGeometry } from './camera.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';

export interface OpenPlane {
  readonly facts: ImageFacts;
  readonly pyramid: Pyramid;
  readonly geometry: FilmGeometry;
}

/** A plane ready to be drawn: its levels, and how its pixels lie. */
export function openPlane(facts: ImageFacts, plane: PixelPlane): OpenPlane {
  const { pixelSpacing } = facts;
  const aspect = pixelSpacing.source === 'none' ? 1 : pixelSpacing.rowMm / pixelSpacing.columnMm;
  return {
    facts,
    pyramid: buildPyramid(plane),
    geometry: { widthPx: facts.widthPx, heightPx: facts.heightPx, aspect },
  };
}
