import { tooLarge, unreadable } from './decode-problem.ts';

/** A file longer than this is not read. */
export const maximumFileBytes = 512 * 1024 * 1024;
/** The list of contents of a disc with a hundred thousand pictures takes about as much. */
export const maximumDiscIndexBytes = 64 * 1024 * 1024;
/** A picture with more pixels is not decoded: four times the largest digital radiography plate. */
export const maximumPixels = 100_000_000;
/** A deflated data set or interlaced PNG that grows past this is refused. */
export const maximumInflatedBytes = 512 * 1024 * 1024;

/** Refuses a picture without pixels, or with too many, before any memory is set aside for it. */
export function checkPictureSize(widthPx: number, heightPx: number): void {
  if (!Number.isInteger(widthPx) || !Number.isInteger(heightPx) || widthPx < 1 || heightPx < 1) {
    throw unreadable('it states no picture size');
  }
  if (widthPx * heightPx > maximumPixels) {
    throw tooLarge(`${widthPx} x ${heightPx} pixels, the limit is ${maximumPixels / 1e6} million`);
  }
}
