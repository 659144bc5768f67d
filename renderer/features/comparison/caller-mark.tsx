import type { Caller } from '#contract/truth-comparison.ts';
import { chartColours } from '#ui/chart-colours.ts';

/** The sign of a caller: ring for the read without the model, disc for the read with it, diamond for the model. */
export function CallerMark({ caller }: { readonly caller: Caller }) {
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <CallerShape caller={caller} x={0} y={0} />
    </svg>
  );
}

interface CallerShapeProps {
  readonly caller: Caller;
  readonly x: number;
  readonly y: number;
}

/** The same sign inside a drawing. The ring is wider than the disc, so that both are seen where they meet. */
export function CallerShape({ caller, x, y }: CallerShapeProps) {
  switch (caller) {
    case 'unaided':
      return <circle cx={x} cy={y} r={5.5} fill="none" stroke={chartColours.reader} strokeWidth={2} />;
    case 'aided':
      return <circle cx={x} cy={y} r={4} fill={chartColours.reader} />;
    case 'model':
      return <path d={`M${String(x)} ${String(y - 6)}l6 6l-6 6l-6 -6z`} fill={chartColours.model} />;
  }
}
