/** Shape of one RLE frame: what its header must agree with. */
export interface RleShape {
  readonly pixelCount: number;
  readonly samplesPerPixel: number;
  readonly bytesPerSample: 1 | 2 | 4;
}

const headerBytes = 64;

/**
 * Decodes one RLE Lossless frame (DICOM PS3.5 Annex G).
 * Gives the samples plane after plane (colour-by-plane), little-endian.
 * Throws a RangeError in plain words where the frame disagrees with its shape or ends early.
 */
export function decodeRleFrame(frame: Uint8Array, shape: RleShape): Uint8Array {
  const { pixelCount, samplesPerPixel, bytesPerSample } = shape;
  if (frame.length < headerBytes) throw new RangeError('its RLE header is cut short');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const segmentCount = view.getUint32(0, true);
  if (segmentCount !== samplesPerPixel * bytesPerSample) {
    throw new RangeError(
      `its RLE data have ${segmentCount} segments, not ${samplesPerPixel * bytesPerSample}`,
    );
  }
  const output = new Uint8Array(pixelCount * samplesPerPixel * bytesPerSample);
  for (let segment = 0; segment < segmentCount; segment++) {
    const start = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segmentCount ? view.getUint32(8 + 4 * segment, true) : frame.length;
    if (start < headerBytes || end < start || end > frame.length) {
      throw new RangeError('its RLE segments lie outside the data');
    }
    const sample = Math.floor(segment / bytesPerSample);
    // Annex G.2 puts the most significant byte first; the output is little-endian.
    const significance = bytesPerSample - 1 - (segment % bytesPerSample);
    const first = sample * pixelCount * bytesPerSample + significance;
    expandSegment(frame.subarray(start, end), output, first, bytesPerSample, pixelCount);
  }
  return output;
}

/** Expands one PackBits segment (PS3.5 G.3.2) into every `stride`-th byte of the output. */
function expandSegment(
  segment: Uint8Array,
  output: Uint8Array,
  first: number,
  stride: number,
  byteCount: number,
): void {
  let read = 0;
  let written = 0;
  while (written < byteCount) {
    const control = segment[read++];
    if (control === undefined) throw new RangeError('its RLE data end early');
    if (control === 128) continue;
    const isRun = control > 128;
    const count = Math.min(isRun ? 257 - control : control + 1, byteCount - written);
    if (read + (isRun ? 1 : count) > segment.length) throw new RangeError('its RLE data end early');
    for (let index = 0; index < count; index++) {
      output[first + (written + index) * stride] = segment[isRun ? read : read + index] ?? 0;
    }
    read += isRun ? 1 : count;
    written += count;
  }
}
