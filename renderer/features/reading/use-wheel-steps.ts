import { useRef } from 'react';

/** One notch of most wheels, in CSS pixels of scrolling. */
const stepPx = 100;

/** Turns scrolling into steps, 1 for each notch down; a touchpad scrolls by parts of a notch, which add up. */
export function useWheelSteps(onStep: (by: 1 | -1) => void): (deltaY: number) => void {
  const scrolled = useRef(0);
  return (deltaY) => {
    scrolled.current += deltaY;
    while (Math.abs(scrolled.current) >= stepPx) {
      const by = scrolled.current > 0 ? 1 : -1;
      scrolled.current -= by * stepPx;
      onStep(by);
    }
  };
}
