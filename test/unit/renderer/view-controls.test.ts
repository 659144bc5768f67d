import { describe, expect, it } from 'vitest';
import type { VoiWindow } from '#contract/image-facts.ts';
import { chooseRenderer } from '#viewport/choose-renderer.ts';
import { scaleBar } from '#viewport/scale-bar.ts';
import { dragWindow } from '#viewport/window-drag.ts';

const window: VoiWindow = { center: 1000, width: 2000, function: 'SIGMOID', explanation: 'BONE' };

describe('window by dragging', () => {
  it('Given a drag to the right, then the window is wider and keeps its function', () => {
    const dragged = dragWindow(window, window, { dx: 40, dy: 0 }, false);
    expect(dragged).toMatchObject({ center: 1000, width: 2200, function: 'SIGMOID' });
  });

  it('Given a drag upwards, then the film is brighter in either polarity', () => {
    expect(dragWindow(window, window, { dx: 0, dy: -40 }, false).center).toBe(800);
    expect(dragWindow(window, window, { dx: 0, dy: -40 }, true).center).toBe(1200);
  });

  it('Given a drag far to the left, then the width stays usable', () => {
    const linear = { ...window, function: 'LINEAR' } as const;
    expect(dragWindow(linear, linear, { dx: -1e6, dy: 0 }, false).width).toBe(2);
    expect(dragWindow(window, window, { dx: -1e6, dy: 0 }, false).width).toBeGreaterThan(0);
  });
});

describe('scale bar', () => {
  it('Given a pixel size, then the bar has the longest round length that fits', () => {
    expect(scaleBar(0.1, 0.2, 180)).toEqual({ lengthMm: 50, lengthCssPx: 100 });
  });

  it('Given an enlargement at which nothing round fits, then there is no bar', () => {
    expect(scaleBar(0.1, 32, 180)).toBeUndefined();
  });
});

describe('who draws the film', () => {
  const gpu = { usable: true, software: false, largestTexturePx: 8192 };
  const film = { widthPx: 4300, heightPx: 3600, aspect: 1 };

  it('Given a real GPU, then it draws', () => {
    expect(chooseRenderer(film, gpu, null, 'auto', false)).toEqual({
      renderer: 'gpu',
      rendererReason: 'gpu',
    });
  });

  it.each([
    ['a simulated GPU', film, { ...gpu, software: true }, null, 'auto', 'software-gl'],
    ['no WebGL', film, { ...gpu, usable: false }, null, 'gpu', 'no-webgl'],
    ['a film larger than a texture', { ...film, widthPx: 9000 }, gpu, null, 'gpu', 'film-too-large'],
    ['a GPU that has failed', film, gpu, 'gpu-failed', 'gpu', 'gpu-failed'],
    ['a GPU that dropped the film twice', film, gpu, 'gpu-lost', 'gpu', 'gpu-lost'],
    ['a reader who says so', film, gpu, null, 'cpu', 'preferred'],
  ] as const)(
    'Given %s, then the processor draws and says why',
    (_, shown, offer, failure, preference, why) => {
      expect(chooseRenderer(shown, offer, failure, preference, false)).toEqual({
        renderer: 'cpu',
        rendererReason: why,
      });
    },
  );

  it('Given a table of the file, then the processor draws, which knows tables', () => {
    expect(chooseRenderer(film, gpu, null, 'gpu', true)).toEqual({
      renderer: 'cpu',
      rendererReason: 'table',
    });
  });

  it('Given a simulated GPU and a reader who wants it, then it draws', () => {
    expect(chooseRenderer(film, { ...gpu, software: true }, null, 'gpu', false).renderer).toBe('gpu');
  });
});
