/** One end of a two-way line that carries structured-clonable messages in order. */
export interface Port {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, when the other end is gone. */
  readonly onClose: (listener: () => void) => void;
}
