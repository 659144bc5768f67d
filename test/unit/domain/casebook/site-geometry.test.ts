import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumedSite } from '#domain/casebook/assumed-site.ts';
import { siteOnImage } from '#domain/casebook/site-on-image.ts';

const film = { widthPx: 1000, heightPx: 800 };

describe('fracture site', () => {
  it('is cut to the film', () => {
    expect(siteOnImage({ xPx: -50, yPx: 700, widthPx: 100, heightPx: 300 }, film)).toEqual({
      xPx: 0,
      yPx: 700,
      widthPx: 50,
      heightPx: 100,
    });
  });

  it('beside the film is none', () => {
    expect(siteOnImage({ xPx: 1000, yPx: 0, widthPx: 50, heightPx: 50 }, film)).toBeNull();
    expect(siteOnImage({ xPx: -60, yPx: 0, widthPx: 60, heightPx: 50 }, film)).toBeNull();
  });

  it("assumed for the patient's right lies in the left half of a pelvis film, and mirrored for the left", () => {
    const right = assumedSite('right', film);
    const left = assumedSite('left', film);
    expect(right.xPx + right.widthPx).toBeLessThanOrEqual(500);
    expect(left.xPx).toBe(film.widthPx - right.xPx - right.widthPx);
    expect(left.yPx).toBe(right.yPx);
  });

  it('assumed always lies on the film', () => {
    const size = fc.integer({ min: 16, max: 6000 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom('left' as const, 'right' as const),
        (widthPx, heightPx, side) => {
          const site = assumedSite(side, { widthPx, heightPx });
          expect(siteOnImage(site, { widthPx, heightPx })).toEqual(site);
        },
      ),
    );
  });
});
