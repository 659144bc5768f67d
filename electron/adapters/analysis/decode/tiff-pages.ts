import { tooLarge, unreadable, unsupported } from './decode-problem.ts';

const maximumPages = 1000;
const entryBytes = 12;

/**
 * How many pictures a TIFF holds: its chain of image file directories (TIFF 6.0, section 2). A chain that bites its
 * tail, or leaves the file, is damage.
 */
export function countTiffPages(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw unreadable('it is cut short');
  const isLittle = view.getUint16(0) === 0x4949;
  if (view.getUint16(2, isLittle) !== 42) throw unsupported('it is a BigTIFF, which is not read');
  const seen = new Set<number>();
  let offset = view.getUint32(4, isLittle);
  while (offset !== 0) {
    if (seen.has(offset) || offset + 2 > bytes.length)
      throw unreadable('its directory of pictures is damaged');
    seen.add(offset);
    if (seen.size > maximumPages) throw tooLarge(`more than ${maximumPages} pictures in one file`);
    const next = offset + 2 + entryBytes * view.getUint16(offset, isLittle);
    if (next + 4 > bytes.length) throw unreadable('its directory of pictures is damaged');
    offset = view.getUint32(next, isLittle);
  }
  if (seen.size === 0) throw unreadable('it holds no picture');
  return seen.size;
}
