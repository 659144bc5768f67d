/** One thing the reader can do with a key of his choice. */
export interface Command {
  readonly name: CommandName;
  /** Where it stands on the cheat sheet. */
  readonly group: 'tools' | 'measuring' | 'view' | 'lie' | 'file';
  /** The key it has until the reader gives it another: see `keysOf`. */
  readonly keys: string;
}

/**
 * Every command whose key can be changed. The toolbar, its tooltips, the keyboard, the cheat sheet and the settings are
 * made from this table; the words are in `text`.
 */
const table = [
  { name: 'window', group: 'tools', keys: 'W' },
  { name: 'pan', group: 'tools', keys: 'P' },
  { name: 'zoom', group: 'tools', keys: 'Z' },
  { name: 'site', group: 'tools', keys: 'S' },
  { name: 'measure', group: 'tools', keys: 'D' },
  { name: 'contrast', group: 'tools', keys: 'C' },
  { name: 'length', group: 'measuring', keys: 'E' },
  { name: 'angle', group: 'measuring', keys: 'A' },
  { name: 'neck-shaft', group: 'measuring', keys: 'N' },
  { name: 'cobb', group: 'measuring', keys: 'K' },
  { name: 'ellipse', group: 'measuring', keys: 'G' },
  { name: 'rectangle', group: 'measuring', keys: 'J' },
  { name: 'arrow', group: 'measuring', keys: 'Y' },
  { name: 'text', group: 'measuring', keys: 'T' },
  { name: 'calibrate', group: 'measuring', keys: 'Q' },
  { name: 'loupe', group: 'view', keys: 'L' },
  { name: 'mirror', group: 'view', keys: 'M' },
  { name: 'prior', group: 'view', keys: 'B' },
  { name: 'secondWindow', group: 'view', keys: 'U' },
  { name: 'invert', group: 'view', keys: 'I' },
  { name: 'fit', group: 'view', keys: 'F' },
  { name: 'pixels', group: 'view', keys: 'O' },
  { name: 'reset', group: 'view', keys: 'Space' },
  { name: 'turnRight', group: 'lie', keys: 'R' },
  { name: 'turnLeft', group: 'lie', keys: 'Shift+R' },
  { name: 'flipAcross', group: 'lie', keys: 'H' },
  { name: 'flipDown', group: 'lie', keys: 'V' },
  { name: 'previousFrame', group: 'file', keys: 'PageUp' },
  { name: 'nextFrame', group: 'file', keys: 'PageDown' },
  { name: 'cheatSheet', group: 'file', keys: '?' },
] as const;

export type CommandName = (typeof table)[number]['name'];

export const commands: readonly Command[] = table;

/** Keys that mean the same always, or that the step or the control in use gives a meaning. They cannot be given away. */
export const fixedKeys = [
  'Enter',
  'Shift+Enter',
  'Ctrl+Enter',
  'Escape',
  'Tab',
  'Shift+Tab',
  'Ctrl+O',
  'Ctrl+F',
  'Ctrl+Z',
  'Ctrl+Shift+Z',
  'Ctrl+Y',
  'Delete',
  ...['Left', 'Right', 'Up', 'Down'].flatMap((way) => [
    `Arrow${way}`,
    `Shift+Arrow${way}`,
    `Alt+Arrow${way}`,
  ]),
  '+',
  '-',
  '=',
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'],
] as const;
