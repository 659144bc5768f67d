import type { Frame } from './draw-on-cpu.ts';

/** Something that puts frames of one film on the screen. */
export interface Surface {
  /** Shows the frame, on the next animation frame at the latest possible. Later frames replace waiting ones. */
  readonly draw: (frame: Frame) => void;
  /** Removes every pixel of the film from the screen and frees its memory. */
  readonly dispose: () => void;
}
