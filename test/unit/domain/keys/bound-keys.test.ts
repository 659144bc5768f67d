import { describe, expect, it } from 'vitest';
import { keyBindingsSchema } from '#contract/key-bindings.ts';
import { commandOf, conflictOf, keysOf, rebound, standardBindings } from '#domain/keys/bound-keys.ts';
import { commands, fixedKeys } from '#domain/keys/commands.ts';
import { pressedKeys } from '#domain/keys/pressed-keys.ts';

const up = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

describe('keys that are pressed', () => {
  it.each([
    [{ ...up, key: 'r' }, 'R'],
    [{ ...up, key: 'R', shiftKey: true }, 'Shift+R'],
    [{ ...up, key: 'r', ctrlKey: true, altKey: true }, 'Ctrl+Alt+R'],
    [{ ...up, key: 'r', metaKey: true }, 'Ctrl+R'],
    [{ ...up, key: ' ' }, 'Space'],
    [{ ...up, key: ' ', shiftKey: true }, 'Shift+Space'],
    [{ ...up, key: '?', shiftKey: true }, '?'],
    [{ ...up, key: 'PageDown' }, 'PageDown'],
    [{ ...up, key: 'ä' }, 'Ä'],
  ])('Given %j, then they are written as %s', (press, written) => {
    expect(pressedKeys(press)).toBe(written);
  });

  it('Given a modifier alone, then nothing is pressed yet', () => {
    expect(pressedKeys({ ...up, key: 'Shift', shiftKey: true })).toBeUndefined();
  });
});

describe('table of commands', () => {
  it('Given its own keys, then no two commands have the same and none is a fixed one', () => {
    const keys = commands.map((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((each) => fixedKeys.some((fixed) => fixed === each))).toEqual([]);
  });

  it('Given a command with another key, then the new one is its key and the old one is free', () => {
    const bindings = rebound('invert', 'X', standardBindings);
    expect(keysOf('invert', bindings)).toBe('X');
    expect(commandOf('X', bindings)).toBe('invert');
    expect(commandOf('I', bindings)).toBeUndefined();
    expect(conflictOf('fit', 'I', bindings)).toBeUndefined();
  });

  it('Given bindings stored before left button and wheel could be chosen, then these do what they did', () => {
    const mouse = { right: 'zoom', middle: 'pan' };
    expect(keyBindingsSchema.parse({ keys: {}, mouse }).mouse).toEqual({
      ...mouse,
      left: 'window',
      wheel: 'zoom',
    });
  });

  it('Given keys that are taken or fixed, then the conflict is named', () => {
    expect(conflictOf('invert', 'F', standardBindings)).toEqual({ kind: 'command', name: 'fit' });
    expect(conflictOf('invert', 'Ctrl+Enter', standardBindings)).toEqual({ kind: 'fixed' });
    expect(conflictOf('invert', 'I', standardBindings)).toBeUndefined();
  });

  it('Given a command that gets its first key back, then nothing is written down', () => {
    expect(rebound('invert', 'I', rebound('invert', 'X', standardBindings))).toEqual(standardBindings);
  });
});
