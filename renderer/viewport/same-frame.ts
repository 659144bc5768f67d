import type { Frame } from './draw-on-cpu.ts';

/** Whether drawing both gives the same picture, as far as that is told without looking at pixels. */
export function isSameFrame(a: Frame, b: Frame): boolean {
  return (
    a.pyramid === b.pyramid &&
    a.voi === b.voi &&
    a.inverted === b.inverted &&
    a.film === b.film &&
    a.devicePixelRatio === b.devicePixelRatio &&
    a.element.width === b.element.width &&
    a.element.height === b.element.height &&
    a.camera.centerXPx === b.camera.centerXPx &&
    a.camera.centerYPx === b.camera.centerYPx &&
    a.camera.scale === b.camera.scale &&
    a.camera.orientation === b.camera.orientation
  );
}
