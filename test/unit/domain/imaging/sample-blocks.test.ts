import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatingBlock, forEachBlock, wholeBlock } from '#domain/imaging/sample-blocks.ts';

describe('samples in blocks', () => {
  it('Given samples of any type and number, then the blocks are the samples, in order and without a rest', () => {
    const length = fc.integer({ min: 0, max: 150_000 });
    fc.assert(
      fc.property(length, fc.integer({ min: 0, max: 3 }), fc.integer(), (count, kind, seed) => {
        const type = [Uint8Array, Uint16Array, Int16Array, Float32Array][kind] ?? Uint8Array;
        const samples = new type(count).map((_, index) => (index * 7919 + seed) % 60_000);
        const seen = new Float64Array(count);
        let next = 0;
        forEachBlock(samples, floatingBlock(samples), (block, from) => {
          expect(from).toBe(next);
          seen.set(block, from);
          next += block.length;
        });
        expect(next).toBe(count);
        expect(seen.every((value, index) => value === samples[index])).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('Given whole numbers, then whole blocks hold them with their signs', () => {
    const seen: number[] = [];
    const samples = Int16Array.of(-32_768, -1, 0, 32_767);
    forEachBlock(samples, wholeBlock(samples), (block) => seen.push(...block));
    expect(seen).toEqual([-32_768, -1, 0, 32_767]);
  });
});
