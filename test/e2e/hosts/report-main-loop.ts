import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the headless host by `--import`: answers the test over its IPC channel.
let delays: ReturnType<typeof monitorEventLoopDelay> | undefined;

// The image engine inherits `--import` and talks to the host over a channel of its own, which is left alone.
if (process.argv[2] === 'serve') {
  process.on('message', answer);
  // The channel alone must not keep the host alive.
  process.channel?.unref();
}

function answer(message: unknown): void {
  if (message === 'watch-main-loop') {
    delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    process.send?.('watching');
  }
  if (message === 'longest-stall') {
    delays?.disable();
    process.send?.({ longestStallMs: (delays?.max ?? Number.NaN) / 1e6 });
  }
}
