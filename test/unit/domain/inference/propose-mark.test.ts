import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMark } from '#domain/inference/propose-mark.ts';

const film = { widthPx: 1000, heightPx: 800 };
const site = { x: 0.6, y: 0.5, width: 0.2, height: 0.25, score: 0.7 };

describe('proposed mark', () => {
  it('is the best place in pixels of the film, on the likelier side', () => {
    expect(proposeMark({ sites: [site], rightSide: 0.2 }, film)).toEqual({
      side: 'left',
      sideProbability: 0.8,
      site: { xPx: 600, yPx: 400, widthPx: 200, heightPx: 200 },
    });
    expect(proposeMark({ sites: [site], rightSide: 0.9 }, film)).toMatchObject({
      side: 'right',
      sideProbability: 0.9,
    });
  });

  it.each([
    ['no place', { sites: [], rightSide: 0.5 }],
    ['a place beside the film', { sites: [{ ...site, x: 1.2 }], rightSide: 0.5 }],
    ['a place that is not a number', { sites: [{ ...site, width: Number.NaN }], rightSide: 0.5 }],
    ['a side that is not a probability', { sites: [site], rightSide: Number.NaN }],
  ])('is none for %s', (_, location) => {
    expect(proposeMark(location, film)).toBeNull();
  });

  it('always lies on the film', () => {
    const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (x, y, width, height) => {
        const proposal = proposeMark({ sites: [{ x, y, width, height, score: 1 }], rightSide: 1 }, film);
        if (!proposal) return;
        const { xPx, yPx, widthPx, heightPx } = proposal.site;
        expect(Math.min(xPx, yPx)).toBeGreaterThanOrEqual(0);
        expect(xPx + widthPx).toBeLessThanOrEqual(film.widthPx);
        expect(yPx + heightPx).toBeLessThanOrEqual(film.heightPx);
      }),
    );
  });
});
