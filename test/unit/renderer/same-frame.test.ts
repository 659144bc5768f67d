import { describe, expect, it } from 'vitest';
import type { Frame } from '#viewport/draw-on-cpu.ts';
import { upright, turnedLeft } from '#viewport/orientation.ts';
import { buildPyramid } from '#viewport/pyramid.ts';
import { isSameFrame } from '#viewport/same-frame.ts';

const frame: Frame = {
  pyramid: buildPyramid({ widthPx: 2, heightPx: 1, samples: Uint8Array.of(0, 1) }),
  film: { widthPx: 2, heightPx: 1, aspect: 1 },
  camera: { centerXPx: 1, centerYPx: 0.5, scale: 3, orientation: upright },
  element: { width: 30, height: 20 },
  devicePixelRatio: 1,
  voi: { center: 1, width: 2, function: 'LINEAR', explanation: '' },
  inverted: false,
};

describe('whether a frame has to be drawn again', () => {
  it('Given the same values in other objects, then it does not', () => {
    expect(isSameFrame(frame, { ...frame, camera: { ...frame.camera }, element: { ...frame.element } })).toBe(
      true,
    );
  });

  it.each<[string, Partial<Frame>]>([
    ['film', { pyramid: buildPyramid({ widthPx: 2, heightPx: 1, samples: Uint8Array.of(0, 1) }) }],
    ['pixel shape', { film: { ...frame.film, aspect: 2 } }],
    ['place', { camera: { ...frame.camera, centerXPx: 1.5 } }],
    ['place down', { camera: { ...frame.camera, centerYPx: 1 } }],
    ['zoom', { camera: { ...frame.camera, scale: 3.1 } }],
    ['turn', { camera: { ...frame.camera, orientation: turnedLeft(upright) } }],
    ['element', { element: { width: 31, height: 20 } }],
    ['element down', { element: { width: 30, height: 21 } }],
    ['screen', { devicePixelRatio: 2 }],
    ['window', { voi: { center: 1, width: 3, function: 'LINEAR', explanation: '' } }],
    ['polarity', { inverted: true }],
  ])('Given another %s, then it does', (_, change) => {
    expect(isSameFrame(frame, { ...frame, ...change })).toBe(false);
  });
});
