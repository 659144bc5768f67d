/** What a keyboard event says of the keys that are down; the names are those of the DOM. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const modifiers: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'CapsLock',
  'Dead',
]);

/**
 * The keys as they are printed on the screen: modifiers, then the key (`Ctrl+Shift+R`, `Space`, `?`). Undefined while
 * only modifiers are down. Shift is left out where the character already says it; the command key counts as Ctrl.
 */
export function pressedKeys(press: KeyPress): string | undefined {
  if (modifiers.has(press.key)) return undefined;
  const isCharacter = Array.from(press.key).length === 1;
  const isLetter = isCharacter && press.key.toLowerCase() !== press.key.toUpperCase();
  const name = press.key === ' ' ? 'Space' : isCharacter ? press.key.toUpperCase() : press.key;
  const saysShift = isCharacter && !isLetter && press.key !== ' ';
  return [
    ...(press.ctrlKey || press.metaKey ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && !saysShift ? ['Shift'] : []),
    name,
  ].join('+');
}
