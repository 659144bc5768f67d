import type { Calibration } from '#contract/annotation.ts';
import type { PixelSize } from '#domain/imaging/measurement/length-between.ts';
import { calibrationText } from '#text/measure.ts';
import type { ElementSize } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { placeOf } from './film-points.ts';
import { MeasureLabel } from './measure-label.tsx';
import { MeasureLines } from './measure-lines.tsx';

interface CalibrationShapeProps {
  readonly film: Film;
  readonly calibration: Calibration | null;
  readonly size: PixelSize;
  readonly element: ElementSize;
}

/** The ball or ruler that every length on the film stands on, always shown. */
export function CalibrationShape({ film, calibration, size, element }: CalibrationShapeProps) {
  if (!calibration || calibration.kind === 'magnification') return null;
  const { kind, points, sizeMm } = calibration;
  const label = calibrationText.drawn[kind](sizeMm);
  return (
    <g role="img" aria-label={label} data-testid="calibration-object">
      <MeasureLines film={film} tool={kind} points={points} aspect={size.row / size.column} />
      <MeasureLabel lines={[label]} places={points.map((point) => placeOf(film, point))} element={element} />
    </g>
  );
}
