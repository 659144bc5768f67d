import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaneReader, splitPlane } from '#adapters/analysis/plane-pipe.ts';
import type { EngineMessage } from '#adapters/analysis/task.ts';

const plane = Uint8Array.from({ length: 300_000 }, (_, at) => (7 * at) % 251);

describe('planes beside the messages of an engine', () => {
  it.each<{ readonly name: string; readonly output: unknown }>([
    { name: 'a plane', output: plane },
    { name: 'a plane with its facts', output: { facts: { widthPx: 3 }, samples: plane } },
  ])('Given $name, in any pieces, before its message or after, then it arrives as it was', ({ output }) => {
    const message: EngineMessage = { kind: 'done', id: 5, output };
    const split = splitPlane(message);
    if (!split) throw new Error('it was not split');
    const cuts = fc.array(fc.integer({ min: 1, max: plane.length - 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, fc.nat(7), (places, early) => {
        const arrived: EngineMessage[] = [];
        const reader = createPlaneReader((each) => arrived.push(each));
        const ends = [...places.toSorted((a, b) => a - b), plane.length];
        const pieces = ends.map((end, at) => split.plane.subarray(ends[at - 1] ?? 0, end));
        for (const piece of pieces.slice(0, early)) reader.receive(piece);
        reader.expect(split.message);
        for (const piece of pieces.slice(early)) reader.receive(piece);
        expect(arrived).toHaveLength(1);
        // Not with `toEqual`: that looks at every sample by itself.
        const [{ output: joined } = { output: null }] = arrived as { readonly output: unknown }[];
        const isPlane = joined instanceof Uint8Array;
        const { samples, ...rest } = isPlane ? { samples: joined } : (joined as { samples: Uint8Array });
        expect(Buffer.compare(samples, plane)).toBe(0);
        expect(rest).toEqual(output === plane ? {} : { facts: { widthPx: 3 } });
      }),
    );
  });

  it('Given anything else, then it stays one message', () => {
    const others: EngineMessage[] = [
      { kind: 'ready' },
      { kind: 'done', id: 1, output: 0.5 },
      { kind: 'done', id: 1, output: null },
      { kind: 'done', id: 1, output: { facts: {} } },
      { kind: 'done', id: 1, output: plane.subarray(0, 1000) },
    ];
    for (const message of others) expect(splitPlane(message)).toBeNull();
  });
});
