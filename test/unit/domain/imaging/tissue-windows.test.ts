import { describe, expect, it } from 'vitest';
import { autoWindow } from '#domain/imaging/auto-window.ts';
import { rectangleWindow, tissueWindows } from '#domain/imaging/tissue-windows.ts';

/** Values 0 to 999, each once. */
const ramp = Uint16Array.from({ length: 1000 }, (_, index) => index);

describe('windows for tissues', () => {
  it('Given a film, then bone is the denser part of its values and soft tissue the more radiolucent one', () => {
    const { bone, softTissue } = tissueWindows(ramp, {
      photometric: 'MONOCHROME2',
      windows: [autoWindow(ramp)],
    });
    expect(bone.center).toBeGreaterThan(softTissue.center);
    expect(bone.center + bone.width / 2).toBeGreaterThan(970);
    expect(softTissue.center - softTissue.width / 2).toBeLessThan(80);
  });

  it('Given the same film stored the other way round, then the windows are the same, mirrored', () => {
    const turned = ramp.map((value) => 999 - value);
    const facts = { photometric: 'MONOCHROME2', windows: [autoWindow(ramp)] } as const;
    const stored = tissueWindows(ramp, facts);
    const mirrored = tissueWindows(turned, { photometric: 'MONOCHROME1', windows: [autoWindow(turned)] });
    for (const tissue of ['bone', 'softTissue'] as const) {
      expect(Math.abs(999 - mirrored[tissue].center - stored[tissue].center)).toBeLessThan(3);
      expect(Math.abs(mirrored[tissue].width - stored[tissue].width)).toBeLessThan(3);
    }
  });

  it('Given a rectangle of the film, then its window spans what is in it', () => {
    const window = rectangleWindow(ramp.slice(200, 401));
    expect(window).toMatchObject({ center: 300, width: 196, function: 'LINEAR_EXACT' });
  });

  it('Given a rectangle of one value, or none, then there is still a window', () => {
    expect(rectangleWindow(new Uint8Array(9).fill(7))).toMatchObject({ center: 7, width: 1 });
    expect(rectangleWindow(new Uint8Array(0)).width).toBe(1);
  });
});
