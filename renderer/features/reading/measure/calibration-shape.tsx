import type { Calibration } from '#contract/annotation.ts';
import type { PixelSize } from '#domain/imaging/measurement/length-between.ts';
import { calibrationText } from '#text/measure.ts';
import type { Film } from '#viewport/film.ts';
import type { PlacedLabel } from '#viewport/place-labels.ts';
import { MeasureLabel } from './measure-label.tsx';
import { MeasureLines } from './measure-lines.tsx';

interface CalibrationShapeProps {
  readonly film: Film;
  readonly calibration: Calibration | null;
  readonly size: PixelSize;
  readonly placed: PlacedLabel | undefined;
}

/** The ball or ruler that every length on the film stands on, always shown. */
export function CalibrationShape({ film, calibration, size, placed }: CalibrationShapeProps) {
  if (!calibration || calibration.kind === 'magnification') return null;
  const { kind, points, sizeMm } = calibration;
  const label = calibrationText.drawn[kind](sizeMm);
  return (
    <g role="img" aria-label={label} data-testid="calibration-object">
      <MeasureLines film={film} tool={kind} points={points} aspect={size.row / size.column} />
      {placed ? <MeasureLabel lines={[label]} placed={placed} /> : null}
    </g>
  );
}
