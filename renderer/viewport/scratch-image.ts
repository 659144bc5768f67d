let memory = new ArrayBuffer(0);

/**
 * An image to be put onto a canvas at once: it holds what was there before, and is written over by the next one. Fresh
 * memory for each would be felt when a small film is opened, and in each frame of a drag.
 */
export function scratchImage(width: number, height: number): ImageData {
  const byteLength = 4 * width * height;
  if (memory.byteLength < byteLength) memory = new ArrayBuffer(byteLength);
  return new ImageData(new Uint8ClampedArray(memory, 0, byteLength), width, height);
}

/** The pixels of an image in the order of its bytes, little-endian ABGR. */
export function pixelsOf({ data }: ImageData): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.length / 4);
}
