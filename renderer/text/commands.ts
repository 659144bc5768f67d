import { besideText } from './beside.ts';
import { calibrationText, measureText } from './measure.ts';
import type { CommandName, Command } from '#domain/keys/commands.ts';
import type { MouseTask, WheelTask } from '#contract/key-bindings.ts';

interface CommandWords {
  readonly label: string;
  readonly help: string;
}

/** What each command of the table is called, and what it does. */
export const commandText: Readonly<Record<CommandName, CommandWords>> = {
  window: { label: 'Window', help: 'Drag right to soften, up to brighten.' },
  pan: { label: 'Pan', help: 'Drag the film.' },
  zoom: {
    label: 'Zoom',
    help: 'Drag up to enlarge. The wheel zooms to the pointer with every tool, until the settings say otherwise.',
  },
  site: { label: 'Site', help: 'Draw the rectangle around the fracture.' },
  measure: {
    label: 'Measure',
    help: 'Lengths, angles, grey values, arrows and text on the film, and its calibration.',
  },
  contrast: {
    label: 'Contrast of a rectangle',
    help: 'Draw a rectangle. The window is set to show what is in it.',
  },
  length: { label: measureText.tool.length, help: measureText.help.length },
  angle: { label: measureText.tool.angle, help: measureText.help.angle },
  'neck-shaft': { label: measureText.tool['neck-shaft'], help: measureText.help['neck-shaft'] },
  cobb: { label: measureText.tool.cobb, help: measureText.help.cobb },
  ellipse: { label: measureText.tool.ellipse, help: measureText.help.ellipse },
  rectangle: { label: measureText.tool.rectangle, help: measureText.help.rectangle },
  arrow: { label: measureText.tool.arrow, help: measureText.help.arrow },
  text: { label: measureText.tool.text, help: measureText.help.text },
  calibrate: { label: measureText.calibrate, help: calibrationText.help },
  loupe: {
    label: 'Loupe',
    help: 'Hold the key and move the pointer. The wheel changes its power, 2× to 8×.',
  },
  mirror: { label: 'Mirror', help: 'The other half of the film beside this one, mirrored.' },
  prior: { label: besideText.prior, help: besideText.priorHelp },
  secondWindow: { label: besideText.window, help: besideText.windowHelp },
  invert: { label: 'Invert', help: 'Black for white.' },
  fit: { label: 'Fit', help: 'The whole film.' },
  pixels: { label: 'Pixel for pixel', help: 'One pixel of the film on one pixel of the screen.' },
  reset: {
    label: 'Reset',
    help: 'Window, zoom, turns and polarity as they were when the film was opened.',
  },
  turnRight: { label: 'Turn right', help: 'A quarter turn clockwise.' },
  turnLeft: { label: 'Turn left', help: 'A quarter turn anticlockwise.' },
  flipAcross: { label: 'Flip left to right', help: 'As seen from behind.' },
  flipDown: { label: 'Flip top to bottom', help: 'As seen from behind, head down.' },
  previousFrame: { label: 'Previous picture', help: 'Of a file that holds several.' },
  nextFrame: { label: 'Next picture', help: 'Of a file that holds several.' },
  cheatSheet: { label: 'Keys', help: 'All keys on one page.' },
};

/** The cheat sheet and the keys in the settings. */
export const keysText = {
  title: 'Keys and mouse',
  groups: {
    tools: 'Tools of the left mouse button',
    measuring: 'Measuring',
    view: 'View',
    lie: 'Turn and flip',
    file: 'File and help',
    always: 'Always the same',
  } satisfies Record<Command['group'] | 'always', string>,
  always: [
    ['Enter', 'Go on to the next step'],
    ['Shift+Enter', 'Back to the step before'],
    ['Ctrl+Enter', 'Commit the read, record the final call'],
    ['Escape', 'Put the tool away'],
    ['1 to 9', 'Windows in Look, side in Mark, call in Read and Decide'],
    ['Arrows', 'Window, with the film focused; Shift and arrows move it'],
    ['+ −', 'Zoom, with the film focused'],
    ['Ctrl+Z', 'Undo what was drawn on the film; Ctrl+Shift+Z or Ctrl+Y redoes it'],
    ['Delete', 'Remove the chosen measurement'],
    ['Ctrl+O', 'Open radiographs'],
  ],
  mouse: 'Mouse',
  mouseButton: { left: 'Left button, no tool taken', right: 'Right button', middle: 'Middle button' },
  mouseTask: { window: 'Window', pan: 'Pan', zoom: 'Zoom' } satisfies Record<MouseTask, string>,
  wheel: 'Wheel',
  wheelTask: {
    zoom: 'Zoom to the pointer',
    window: 'Brightness',
    frames: 'Pictures of a file',
  } satisfies Record<WheelTask, string>,
  wheelHelp: 'While the loupe is on, the wheel changes its power.',
  help: 'Press “Change”, then the new key. Escape leaves it as it is.',
  change: 'Change',
  changeOf: (label: string) => `Change the key of ${label}`,
  press: 'Press the new key',
  taken: (keys: string, label: string) => `${keys} is the key of “${label}”. Choose another one.`,
  fixed: (keys: string) => `${keys} always means the same and cannot be changed.`,
  changed: (label: string, keys: string) => `${label} is on ${keys} now.`,
  reset: 'Reset keys and mouse',
  resetDone: 'Keys and mouse are as they were at first.',
  changeInSettings: 'Keys and mouse buttons can be changed in the settings.',
} as const;
