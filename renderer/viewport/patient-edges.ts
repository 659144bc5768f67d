import type { ImageFacts } from '#contract/image-facts.ts';
import { toFilm, type Orientation } from './orientation.ts';

/** Letters of the body (DICOM PS3.3 C.7.6.1.1.1: L, R, H, F, A, P) towards each edge of the screen. */
export interface PatientEdges {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

const opposites: Readonly<Record<string, string>> = { L: 'R', R: 'L', H: 'F', F: 'H', A: 'P', P: 'A' };

/** What part of the patient lies towards each edge, however the film lies. */
export function patientEdges(
  stated: NonNullable<ImageFacts['patientOrientation']>,
  orientation: Orientation,
): PatientEdges {
  const towards = (x: number, y: number): string => {
    const onFilm = toFilm({ x, y }, orientation);
    if (onFilm.x !== 0) return onFilm.x > 0 ? stated.rows : opposite(stated.rows);
    return onFilm.y > 0 ? stated.columns : opposite(stated.columns);
  };
  return { left: towards(-1, 0), right: towards(1, 0), top: towards(0, -1), bottom: towards(0, 1) };
}

function opposite(direction: string): string {
  return Array.from(direction, (letter) => opposites[letter] ?? '').join('');
}
