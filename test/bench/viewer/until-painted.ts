/**
 * Resolves after the browser has painted what was drawn before the call: the task that follows the next animation
 * frame runs when that frame has been handed to the compositor.
 */
export function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}
