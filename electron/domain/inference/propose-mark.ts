import type { MarkProposal } from '#contract/prediction.ts';
import { siteOnImage } from '#domain/casebook/site-on-image.ts';
import type { Location } from './location.ts';

interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Side and site of the locator's best place, in whole pixels of the film; null when it gave none on the film. */
export function proposeMark({ sites, rightSide }: Location, image: ImageSize): MarkProposal | null {
  const [best] = sites;
  if (!best || !(rightSide >= 0 && rightSide <= 1)) return null;
  const [xPx, yPx] = [Math.floor(best.x * image.widthPx), Math.floor(best.y * image.heightPx)];
  const widthPx = Math.ceil(best.width * image.widthPx);
  const heightPx = Math.ceil(best.height * image.heightPx);
  if (![xPx, yPx, widthPx, heightPx].every(Number.isFinite)) return null;
  const site = siteOnImage({ xPx, yPx, widthPx, heightPx }, image);
  if (!site) return null;
  const isRight = rightSide >= 0.5;
  return { side: isRight ? 'right' : 'left', sideProbability: isRight ? rightSide : 1 - rightSide, site };
}
