import { useEffect, useEffectEvent } from 'react';
import { isTextField } from '../use-reading-keys.ts';

interface MeasureKeys {
  /** Undo and redo work always; Delete and Escape only while the reader measures. */
  readonly isActive: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** False where nothing was selected. */
  readonly onRemove: () => boolean;
  /** False where nothing was being drawn: then Escape puts the tool away. */
  readonly onEscape: () => boolean;
}

/** Listens on the whole window, before the keys of the reading room do. */
export function useMeasureKeys(keys: MeasureKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTextField(event.target)) return;
    if (act(event, keys)) event.preventDefault();
  });
  useEffect(() => {
    const onPress = (event: KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener('keydown', onPress, { capture: true });
    return () => {
      window.removeEventListener('keydown', onPress, { capture: true });
    };
  }, []);
}

/** Whether the key meant anything here. */
function act(event: KeyboardEvent, keys: MeasureKeys): boolean {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return false;
    if (key === 'y' || (key === 'z' && event.shiftKey)) keys.onRedo();
    else if (key === 'z') keys.onUndo();
    else return false;
    return true;
  }
  if (!keys.isActive) return false;
  if (key === 'delete' || key === 'backspace') return keys.onRemove();
  return key === 'escape' && keys.onEscape();
}
