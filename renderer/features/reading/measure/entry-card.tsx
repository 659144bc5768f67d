import { useEffect, useRef, useState } from 'react';
import type { ElementSize, Point } from '#viewport/camera.ts';
import { CommandButton } from '#ui/command-button.tsx';
import styles from './entry-card.module.css';

interface EntryCardProps {
  readonly label: string;
  readonly initial: string;
  readonly accept: string;
  readonly cancel: string;
  /** A number field on touch keyboards. */
  readonly isNumber: boolean;
  readonly isSound: (typed: string) => boolean;
  /** Where it belongs, CSS pixels of the element. */
  readonly place: Point;
  readonly element: ElementSize;
  readonly onAccept: (typed: string) => void;
  readonly onCancel: () => void;
}

const widthPx = 260;
const heightPx = 112;

/** One value, asked for beside what was drawn on the film. Nothing is proposed. */
export function EntryCard(props: EntryCardProps) {
  const { label, initial, place, element } = props;
  const [typed, setTyped] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const isSound = props.isSound(typed);
  const left = Math.min(Math.max(8, place.x + 16), Math.max(8, element.width - widthPx - 8));
  const top = Math.min(Math.max(8, place.y - heightPx / 2), Math.max(8, element.height - heightPx - 8));
  return (
    <form
      className={styles['card']}
      style={{ left, top, width: widthPx }}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound) props.onAccept(typed);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Only the card is put away, not the tool.
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <label className={styles['label']}>
        {label}
        <input
          ref={field}
          className={styles['field']}
          value={typed}
          maxLength={200}
          inputMode={props.isNumber ? 'decimal' : 'text'}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </label>
      <div className={styles['buttons']}>
        <CommandButton
          kind="quiet"
          onClick={() => {
            props.onCancel();
          }}
        >
          {props.cancel}
        </CommandButton>
        <CommandButton kind="main" type="submit" disabled={!isSound}>
          {props.accept}
        </CommandButton>
      </div>
    </form>
  );
}
