import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaneReader, splitPlane } from '#adapters/analysis/plane-pipe.ts';
import type { EngineMessage } from '#adapters/analysis/task.ts';

const plane = Uint8Array.from({ length: 300_000 }, (_, at) => (7 * at) % 251);

describe('planes beside the messages of an engine', () => {
  it('Given a plane with its facts, in any pieces, before its message or after, then it arrives as it was', () => {
    const output = { facts: { widthPx: 3 }, rescale: null, bytes: plane };
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
        const [joined] = arrived as readonly { readonly id: number; readonly output: typeof output }[];
        expect(Buffer.compare(joined?.output.bytes ?? plane.subarray(1), plane)).toBe(0);
        expect(joined).toMatchObject({ id: 5, output: { facts: { widthPx: 3 }, rescale: null } });
      }),
    );
  });

  it('Given anything else, then it stays one message', () => {
    const others: EngineMessage[] = [
      { kind: 'ready' },
      { kind: 'done', id: 1, output: 0.5 },
      { kind: 'done', id: 1, output: null },
      { kind: 'done', id: 1, output: { facts: {} } },
      { kind: 'done', id: 1, output: plane },
      { kind: 'done', id: 1, output: { rescale: null, bytes: plane.subarray(0, 1000) } },
    ];
    for (const message of others) expect(splitPlane(message)).toBeNull();
  });
});
