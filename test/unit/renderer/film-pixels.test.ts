import { describe, expect, it } from 'vitest';
import type { VoiWindow } from '#contract/image-facts.ts';
import { applyWindow } from '#domain/imaging/apply-window.ts';
import { applyModalityTransform } from '#domain/imaging/modality-transform.ts';
import { rescaledPlane } from '#domain/imaging/rescaled-plane.ts';
import { receivedPlane } from '#viewport/received-plane.ts';
import { buildPyramid, levelFor } from '#viewport/pyramid.ts';
import { shadeRegion } from '#viewport/shades.ts';
import { sha256Hex } from '#viewport/sha256.ts';
import { imageFacts } from '#test/builders/case-record.ts';
import { stubImageData } from './stub-image-data.ts';

describe('film pixels', () => {
  stubImageData();

  it('Given fewer bytes than the facts promise, then the film is refused with its name', () => {
    const facts = imageFacts({ fileName: 'short.dcm', widthPx: 4, heightPx: 4 });
    const received = { bytes: new ArrayBuffer(31), rescale: null };
    expect(() => receivedPlane(facts, received)).toThrow(/short\.dcm/);
  });

  it('Given the right number of bytes, then the samples are these bytes and no copy', () => {
    const bytes = new ArrayBuffer(32);
    const facts = imageFacts({ widthPx: 4, heightPx: 4, sampleType: 'int16' });
    const { samples } = receivedPlane(facts, { bytes, rescale: null });
    expect(samples).toBeInstanceOf(Int16Array);
    expect(samples.buffer).toBe(bytes);
  });

  it('Given whole numbers of a plane of fractions, then the plane is the one of the decoder, to the bit', () => {
    const wholes = Uint16Array.from({ length: 300 }, (_, at) => 211 * at);
    const [slope, intercept] = [0.0123456789, -17.3];
    const decoded = applyModalityTransform(wholes, { kind: 'rescale', slope, intercept });
    const facts = imageFacts({ widthPx: 20, heightPx: 15, sampleType: 'float32' });
    const rescale = { sampleType: 'uint16', slope, intercept } as const;
    const plane = receivedPlane(facts, { bytes: wholes.buffer, rescale });
    expect(plane.samples).toEqual(decoded);
    const ofIntegers = imageFacts({ widthPx: 20, heightPx: 15, sampleType: 'uint16' });
    expect(() => receivedPlane(ofIntegers, { bytes: wholes.buffer, rescale })).toThrow();
  });

  it.each<VoiWindow['function']>(['LINEAR', 'LINEAR_EXACT', 'SIGMOID'])(
    'Given a plane of fractions under a %s window, when shaded by its whole numbers, then each grey is that of the fraction',
    (kind) => {
      const samples = Int16Array.from({ length: 400 }, (_, at) => 61 * at - 9000);
      const stored = { samples, slope: -0.37, intercept: 12.5 };
      const plane = rescaledPlane(400, 1, stored);
      const window: VoiWindow = { center: 120, width: 2500, function: kind, explanation: '' };
      const whole = { x: 0, y: 0, width: 400, height: 1 };
      const { data } = shadeRegion(plane, whole, window, true);
      const greys = applyWindow(plane, window, 'MONOCHROME1');
      expect(Array.from(data).filter((_, at) => at % 4 === 0)).toEqual(Array.from(greys));
    },
  );

  it('Given bytes, then their SHA-256 is the well-known one', async () => {
    expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it.each<VoiWindow['function']>(['LINEAR', 'LINEAR_EXACT', 'SIGMOID'])(
    'Given a %s window, when shaded on the screen, then it is the grey of the domain in both polarities',
    (kind) => {
      const samples = Int16Array.from({ length: 200 }, (_, index) => index * 40 - 4000);
      const window: VoiWindow = { center: 120, width: 2500, function: kind, explanation: '' };
      const plane = { widthPx: 200, heightPx: 1, samples };
      const whole = { x: 0, y: 0, width: 200, height: 1 };
      for (const photometric of ['MONOCHROME1', 'MONOCHROME2'] as const) {
        const expected = applyWindow(plane, window, photometric);
        for (const shown of [plane, { ...plane, samples: Float32Array.from(samples) }]) {
          const { data } = shadeRegion(shown, whole, window, photometric === 'MONOCHROME1');
          const grey = Array.from(expected, (value) => [value, value, value, 255]).flat();
          expect(Array.from(data)).toEqual(grey);
        }
      }
    },
  );

  it('Given a part of a plane of any type, when shaded, then each row is the one of the plane', () => {
    const values = [...Array(5 * 4).keys()];
    const window: VoiWindow = { center: 10, width: 20, function: 'LINEAR_EXACT', explanation: '' };
    for (const samples of [
      Uint8Array.from(values),
      Uint16Array.from(values),
      Int16Array.from(values),
      Float32Array.from(values),
    ]) {
      const plane = { widthPx: 5, heightPx: 4, samples };
      const { data } = shadeRegion(plane, { x: 2, y: 1, width: 2, height: 3 }, window, false);
      const greys = applyWindow(plane, window, 'MONOCHROME2');
      const part = [7, 8, 12, 13, 17, 18].map((at) => greys[at]);
      expect(Array.from(data).filter((_, at) => at % 4 === 0)).toEqual(part);
    }
  });

  it('Given a large plane, when halved, then every pixel is the mean of four and level 0 is the plane itself', () => {
    const widthPx = 2050;
    const heightPx = 1100;
    const samples = Uint16Array.from({ length: widthPx * heightPx }, (_, index) => index % 4096);
    const plane = { widthPx, heightPx, samples };
    const pyramid = buildPyramid(plane);
    expect(pyramid.level(0)).toBe(plane);
    expect(pyramid.levelCount).toBe(2);
    expect(pyramid.level(1).widthPx).toBe(1025);
    const at = (x: number, y: number): number => samples[y * widthPx + x] ?? 0;
    const mean = (at(10, 6) + at(11, 6) + at(10, 7) + at(11, 7)) / 4;
    expect(pyramid.level(1).samples[3 * 1025 + 5]).toBe(Math.floor(mean + 0.5));
  });

  it('Given a screen coarser than the film, then the level is the coarsest that wastes no detail', () => {
    const plane = { widthPx: 4300, heightPx: 3600, samples: new Uint8Array(4300 * 3600) };
    const pyramid = buildPyramid(plane);
    expect(levelFor(pyramid, 1)).toBe(0);
    expect(levelFor(pyramid, 0.51)).toBe(0);
    expect(levelFor(pyramid, 0.5)).toBe(1);
    expect(levelFor(pyramid, 0.2)).toBe(2);
    expect(levelFor(pyramid, 0.001)).toBe(pyramid.levelCount - 1);
  });
});
