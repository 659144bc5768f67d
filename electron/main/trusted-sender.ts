import { appOrigin } from './app-protocol.ts';

interface FrameLike {
  readonly origin: string;
  readonly parent: FrameLike | null;
}

/** Whether a message comes from the top frame of a window that shows our own origin. */
export function isTrustedSender(event: { readonly senderFrame: FrameLike | null }): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}
