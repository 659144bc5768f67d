import type { Annotation } from '#contract/annotation.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { PixelPlane } from '../pixel-plane.ts';
import { angleAtVertex, angleOfLines, neckShaftAngle } from './angles.ts';
import { pixelSize, type FilmScale } from './film-scale.ts';
import { lengthBetween } from './length-between.ts';
import { regionAreaPx, regionStatistics, type RegionStatistics } from './region-statistics.ts';

/** What an annotation measures. Lengths and areas are in mm and mm², or in px and px² where the scale is `pixels`. */
export type Measurement =
  | { readonly kind: 'length'; readonly length: number }
  /** Undefined where the lines make no angle. */
  | { readonly kind: 'angle'; readonly degrees: number | undefined }
  /** No statistics where the region holds no pixel. */
  | { readonly kind: 'region'; readonly area: number; readonly statistics: RegionStatistics | undefined }
  | { readonly kind: 'nothing' };

/** Measures an annotation on the modality plane of its film. */
export function measureAnnotation(annotation: Annotation, scale: FilmScale, plane: PixelPlane): Measurement {
  const size = pixelSize(scale);
  const { kind, points } = annotation;
  const [a, b, c, d] = points;
  if (!a || !b) return { kind: 'nothing' };
  switch (kind) {
    case 'length':
      return { kind: 'length', length: lengthBetween(a, b, size) };
    case 'angle':
      return { kind: 'angle', degrees: c && angleAtVertex(a, b, c, size) };
    case 'neck-shaft':
      return { kind: 'angle', degrees: c && d && neckShaftAngle([a, b], [c, d], size) };
    case 'cobb':
      return { kind: 'angle', degrees: c && d && angleOfLines([a, b], [c, d], size) };
    case 'ellipse':
    case 'rectangle': {
      const region = { shape: kind, corner: a, opposite: b };
      return {
        kind: 'region',
        area: regionAreaPx(region) * size.row * size.column,
        statistics: regionStatistics(plane, region),
      };
    }
    case 'arrow':
    case 'text':
      return { kind: 'nothing' };
    default:
      return assertNever(kind);
  }
}
