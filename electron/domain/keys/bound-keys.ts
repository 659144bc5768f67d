import type { KeyBindings } from '#contract/key-bindings.ts';
import { commands, fixedKeys, type CommandName } from './commands.ts';

/** Until the reader says otherwise. */
export const standardBindings: KeyBindings = {
  keys: {},
  mouse: { left: 'window', right: 'window', middle: 'pan', wheel: 'zoom' },
};

/** The key of a command: the reader's, or the one of the table. */
export function keysOf(name: CommandName, { keys }: KeyBindings): string {
  return keys[name] ?? commands.find((command) => command.name === name)?.keys ?? '';
}

/** The command these keys stand for, if any. */
export function commandOf(pressed: string, bindings: KeyBindings): CommandName | undefined {
  return commands.find(({ name }) => keysOf(name, bindings) === pressed)?.name;
}

/** Why a command cannot have these keys: another command has them, or they always mean something else. */
export type KeyConflict =
  { readonly kind: 'command'; readonly name: CommandName } | { readonly kind: 'fixed' };

export function conflictOf(
  name: CommandName,
  pressed: string,
  bindings: KeyBindings,
): KeyConflict | undefined {
  if (fixedKeys.some((fixed) => fixed === pressed)) return { kind: 'fixed' };
  const holder = commandOf(pressed, bindings);
  return holder === undefined || holder === name ? undefined : { kind: 'command', name: holder };
}

/** The bindings with these keys for the command; keys of the table are not written down. */
export function rebound(name: CommandName, pressed: string, bindings: KeyBindings): KeyBindings {
  const others = Object.entries(bindings.keys).filter(([command]) => command !== name);
  const isStandard = keysOf(name, standardBindings) === pressed;
  return { ...bindings, keys: Object.fromEntries(isStandard ? others : [...others, [name, pressed]]) };
}
