import { existsSync } from 'node:fs';

export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
}

const xvfbRun = '/usr/bin/xvfb-run';

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  return process.platform !== 'linux' || (x11 ?? '') !== '' || (wayland ?? '') !== '';
}

/** Wraps a command in Xvfb, a display nobody sees, where there is none; says what to do if that is missing. */
export function withDisplay(launch: Launch): Launch {
  if (hasDisplay()) return launch;
  if (!existsSync(xvfbRun)) {
    throw new Error(
      'There is no display and no Xvfb. Install it (apt-get install xvfb xauth) or set DISPLAY.',
    );
  }
  console.log('No display here: running under Xvfb, where the window exists but nobody sees it.');
  const screen = '-screen 0 1600x1000x24';
  return { program: xvfbRun, args: ['-a', '-s', screen, launch.program, ...launch.args] };
}

/** Chromium's process sandbox refuses root. Switched off for root only, and said. */
export function sandboxSwitches(): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  console.log("Running as root: Chromium's process sandbox is off (--no-sandbox).");
  return ['--no-sandbox'];
}
