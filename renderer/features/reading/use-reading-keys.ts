import { useEffect, useEffectEvent } from 'react';
import type { ToolButton } from './film-toolbar.tsx';

/** What the keys of the reading room do. */
export interface ReadingKeys {
  readonly onTool: (tool: ToolButton) => void;
  readonly onLoupe: (held: boolean) => void;
  /** The digit, 1 to 9. */
  readonly onDigit: (digit: number) => void;
  readonly onGoOn: () => void;
  readonly onGoBack: () => void;
  readonly onHandIn: () => void;
  readonly onCancel: () => void;
}

const toolKeys: Readonly<Record<string, ToolButton>> = {
  w: 'window',
  p: 'pan',
  z: 'zoom',
  s: 'site',
  d: 'measure',
  m: 'mirror',
  i: 'invert',
  f: 'fit',
  ' ': 'reset',
};

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
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'l') {
      if (!event.repeat) keys.onLoupe(true);
    } else if (/^[1-9]$/.test(key)) keys.onDigit(Number(key));
    else if (key in toolKeys) {
      if (key === ' ' && (isPressable(event.target) || isInput(event.target))) return;
      const tool = toolKeys[key];
      if (tool && !event.repeat) keys.onTool(tool);
      event.preventDefault();
    }
  });
  const lift = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'l') keys.onLoupe(false);
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
