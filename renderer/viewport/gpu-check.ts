import { drawOnCpu, type Frame } from './draw-on-cpu.ts';

const sampledPerSide = 9;
/** Interpolation differs by a few grey levels; another film, or none, differs by far more. */
const largestMedianDifference = 10;

/** Whether a canvas drawn by the GPU shows what the processor would have drawn, at 81 points of it. */
export function showsFrame(canvas: HTMLCanvasElement, frame: Frame): boolean {
  const expected = document.createElement('canvas');
  drawOnCpu(expected, frame);
  const size = {
    width: Math.min(canvas.width, expected.width),
    height: Math.min(canvas.height, expected.height),
  };
  const shownPixels = canvas.getContext('2d')?.getImageData(0, 0, size.width, size.height).data;
  const expectedPixels = expected.getContext('2d')?.getImageData(0, 0, size.width, size.height).data;
  if (!shownPixels || !expectedPixels) return false;
  const differences: number[] = [];
  for (let row = 1; row <= sampledPerSide; row++) {
    for (let column = 1; column <= sampledPerSide; column++) {
      const x = Math.floor((column * size.width) / (sampledPerSide + 1));
      const y = Math.floor((row * size.height) / (sampledPerSide + 1));
      const at = 4 * (y * size.width + x);
      differences.push(Math.abs((shownPixels[at] ?? 0) - (expectedPixels[at] ?? 0)));
    }
  }
  differences.sort((a, b) => a - b);
  return (differences[differences.length >> 1] ?? 255) <= largestMedianDifference;
}
