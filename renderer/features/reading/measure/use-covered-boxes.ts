import { useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { ScreenBox } from '#viewport/screen-box.ts';

interface CoveredBoxes {
  /** Goes to `ref` of a group of the drawing. */
  readonly group: RefObject<SVGGElement | null>;
  readonly boxes: readonly ScreenBox[];
}

/**
 * Where palettes, buttons and the words in the corners lie over the film, CSS pixels of the drawing: whatever carries
 * `data-over-film` within the `data-film-stage` that the drawing is in.
 */
export function useCoveredBoxes(): CoveredBoxes {
  const group = useRef<SVGGElement>(null);
  const [boxes, setBoxes] = useState<readonly ScreenBox[]>([]);
  const look = useEffectEvent(() => {
    const drawing = group.current?.ownerSVGElement;
    const stage = drawing?.closest('[data-film-stage]');
    if (!drawing || !stage) return;
    const origin = drawing.getBoundingClientRect();
    const found = [...stage.querySelectorAll('[data-over-film]')].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return { x: x - origin.x, y: y - origin.y, width, height };
    });
    setBoxes((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
  });
  // After every drawing: what lies over the film changes with its window, its turn and its tools.
  useLayoutEffect(() => {
    look();
  });
  return { group, boxes };
}
