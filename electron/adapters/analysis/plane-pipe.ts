import type { EngineMessage } from './task.ts';

/** The file descriptor on which a forked engine writes its planes: they are copied twice less often than in a message. */
export const planePipe = 4;

/** Smaller ones are sooner there in a message. */
const smallestPlaneBytes = 256 * 1024;

/** Stands for an engine's message whose plane comes through the pipe: its output without the bytes of the plane. */
export interface PipedMessage {
  readonly kind: 'piped';
  readonly id: number;
  readonly output: object;
  readonly byteLength: number;
}

/** A message in two parts, where it holds a plane that is worth it. */
export function splitPlane(
  message: EngineMessage,
): { readonly message: PipedMessage; readonly plane: Uint8Array } | null {
  if (message.kind !== 'done' || typeof message.output !== 'object' || message.output === null) return null;
  const { bytes: plane, ...output }: { readonly bytes?: unknown } = message.output;
  if (!(plane instanceof Uint8Array) || plane.byteLength < smallestPlaneBytes) return null;
  return { message: { kind: 'piped', id: message.id, output, byteLength: plane.byteLength }, plane };
}

/** Puts planes together from what comes out of the pipe; messages wait for their planes. */
export function createPlaneReader(deliver: (message: EngineMessage) => void): {
  readonly expect: (message: PipedMessage) => void;
  readonly receive: (piece: Uint8Array) => void;
} {
  let early: Uint8Array[] = [];
  let awaited: { readonly message: PipedMessage; readonly plane: Uint8Array } | null = null;
  let received = 0;
  const receive = (piece: Uint8Array): void => {
    if (!awaited) {
      early.push(piece);
      return;
    }
    const { message, plane } = awaited;
    plane.set(piece, received);
    received += piece.byteLength;
    if (received < plane.byteLength) return;
    awaited = null;
    deliver({ kind: 'done', id: message.id, output: { ...message.output, bytes: plane } });
  };
  return {
    // An engine does one thing at a time: the next plane is begun when this one was delivered.
    expect: (message) => {
      awaited = { message, plane: new Uint8Array(message.byteLength) };
      received = 0;
      const pieces = early;
      early = [];
      for (const piece of pieces) receive(piece);
    },
    receive,
  };
}
