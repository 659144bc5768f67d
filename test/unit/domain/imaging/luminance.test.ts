import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luminance } from '#domain/imaging/luminance.ts';

describe('luminance', () => {
  it('Given grey colours, When turned to grey, Then every value stays as it is', () => {
    fc.assert(
      fc.property(fc.uint16Array({ minLength: 1 }), (values) => {
        const colours = Uint16Array.from([...values].flatMap((value) => [value, value, value]));
        expect(luminance(colours, values.length, 'interleaved')).toEqual(Uint16Array.from(values));
      }),
    );
  });

  it('Given pure colours, When turned to grey, Then Rec. 601 weighs them, in either layout', () => {
    const interleaved = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255);
    const planar = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255);
    expect([...luminance(interleaved, 3, 'interleaved')]).toEqual([76, 150, 29]);
    expect([...luminance(planar, 3, 'planar')]).toEqual([76, 150, 29]);
    expect([...luminance(Uint8Array.of(255, 0, 0, 9), 1, 'interleaved', 4)]).toEqual([76]);
  });
});
