import { useEffect, useEffectEvent } from 'react';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { commandOf, keysOf } from '#domain/keys/bound-keys.ts';
import type { CommandName } from '#domain/keys/commands.ts';
import { pressedKeys } from '#domain/keys/pressed-keys.ts';

/** What the keys of the reading room do. */
export interface ReadingKeys {
  readonly bindings: KeyBindings;
  readonly onCommand: (command: CommandName) => void;
  readonly onLoupe: (held: boolean) => void;
  /** The digit, 1 to 9. */
  readonly onDigit: (digit: number) => void;
  readonly onGoOn: () => void;
  readonly onGoBack: () => void;
  readonly onHandIn: () => void;
  readonly onCancel: () => void;
}

/** Held down, these go on. */
const repeats: ReadonlySet<CommandName> = new Set<CommandName>(['previousFrame', 'nextFrame']);

/** Listens on the whole window while the reading room is shown. */
export function useReadingKeys(keys: ReadingKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event.target)) return;
    const isTyping = isTextField(event.target);
    if (event.key === 'Enter') {
      if (event.ctrlKey || event.metaKey) keys.onHandIn();
      else if (isTyping || isPressable(event.target)) return;
      else if (event.shiftKey) keys.onGoBack();
      else keys.onGoOn();
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') keys.onCancel();
    if (isTyping) return;
    if (/^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      keys.onDigit(Number(event.key));
      return;
    }
    const pressed = pressedKeys(event);
    const command = pressed === undefined ? undefined : commandOf(pressed, keys.bindings);
    if (command === undefined) return;
    // Space presses the control that has the focus.
    if (event.key === ' ' && (isPressable(event.target) || isInput(event.target))) return;
    if (!event.repeat || repeats.has(command)) {
      if (command === 'loupe') keys.onLoupe(true);
      else keys.onCommand(command);
    }
    event.preventDefault();
  });
  const lift = useEffectEvent((event: KeyboardEvent) => {
    const loupeKey = keysOf('loupe', keys.bindings).split('+').at(-1);
    if (pressedKeys(event)?.split('+').at(-1) === loupeKey) keys.onLoupe(false);
  });
  const leave = useEffectEvent(() => {
    keys.onLoupe(false);
  });
  useEffect(() => {
    const onPress = (event: KeyboardEvent): void => {
      press(event);
    };
    const onLift = (event: KeyboardEvent): void => {
      lift(event);
    };
    const onLeave = (): void => {
      leave();
    };
    window.addEventListener('keydown', onPress);
    window.addEventListener('keyup', onLift);
    window.addEventListener('blur', onLeave);
    return () => {
      window.removeEventListener('keydown', onPress);
      window.removeEventListener('keyup', onLift);
      window.removeEventListener('blur', onLeave);
    };
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}

function isInput(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

/** Whether keys typed there are words. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'range'].includes(target.type);
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary') !== null;
}
