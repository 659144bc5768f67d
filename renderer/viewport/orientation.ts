/** How a film lies on the screen: mirrored left to right first, if so, then turned clockwise by quarter turns. */
export interface Orientation {
  readonly quarterTurns: 0 | 1 | 2 | 3;
  readonly isMirrored: boolean;
}

/** A step in any unit: x to the right, y down. */
interface Direction {
  readonly x: number;
  readonly y: number;
}

/** As the file stores it. */
export const upright: Orientation = { quarterTurns: 0, isMirrored: false };

/** A quarter turn clockwise, as seen on the screen. */
export function turnedRight({ quarterTurns, isMirrored }: Orientation): Orientation {
  return { quarterTurns: quarter(quarterTurns + 1), isMirrored };
}

/** A quarter turn anticlockwise, as seen on the screen. */
export function turnedLeft({ quarterTurns, isMirrored }: Orientation): Orientation {
  return { quarterTurns: quarter(quarterTurns - 1), isMirrored };
}

/** Left for right, as seen on the screen. A mirror taken through a turn reverses the turn. */
export function flippedAcross({ quarterTurns, isMirrored }: Orientation): Orientation {
  return { quarterTurns: quarter(-quarterTurns), isMirrored: !isMirrored };
}

/** Top for bottom, as seen on the screen: left for right, and half a turn. */
export function flippedDown({ quarterTurns, isMirrored }: Orientation): Orientation {
  return { quarterTurns: quarter(2 - quarterTurns), isMirrored: !isMirrored };
}

/** Where a direction on the film points on the screen. */
export function toScreen(direction: Direction, { quarterTurns, isMirrored }: Orientation): Direction {
  let { x, y } = direction;
  if (isMirrored) x = -x;
  for (let turn = 0; turn < quarterTurns; turn++) [x, y] = [-y, x];
  return { x, y };
}

/** The inverse of `toScreen`. */
export function toFilm(direction: Direction, { quarterTurns, isMirrored }: Orientation): Direction {
  let { x, y } = direction;
  for (let turn = 0; turn < quarterTurns; turn++) [x, y] = [y, -x];
  return { x: isMirrored ? -x : x, y };
}

export function isSameOrientation(a: Orientation, b: Orientation): boolean {
  return a.quarterTurns === b.quarterTurns && a.isMirrored === b.isMirrored;
}

function quarter(turns: number): Orientation['quarterTurns'] {
  return (((turns % 4) + 4) % 4) as Orientation['quarterTurns'];
}
