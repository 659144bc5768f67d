import fc from 'fast-check';
import { expect } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { isDeclared } from '#contract/declared-error.ts';
import { refusalOf } from './given-pictures.ts';

/** Each file, cut anywhere before its last fiftieth, is refused by a declared error of images. */
export async function expectCutsAreRefused(files: readonly Uint8Array[]): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 0.98, noNaN: true }),
      async (file, share) => {
        const cut = file.slice(0, Math.floor(share * file.length));
        expect((await refusalOf(cut)).code).toMatch(/^image\./);
      },
    ),
    { numRuns: 60 },
  );
}

/** Each file, with up to twelve bytes changed, opens or is refused by a declared error. */
export async function expectChangesAreSurvived(files: readonly Uint8Array[]): Promise<void> {
  const change = fc.record({ share: fc.double({ min: 0, max: 0.999, noNaN: true }), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(change, { maxLength: 12 }),
      async (file, changes) => {
        const damaged = Uint8Array.from(file);
        for (const { share, byte } of changes) damaged[Math.floor(share * file.length)] = byte;
        const outcome = await decodeRadiograph(damaged, 'film').catch((thrown: unknown) => thrown);
        if (outcome instanceof Error) expect(isDeclared(outcome)).toBe(true);
        else expect(outcome).toHaveProperty('plane');
      },
    ),
    { numRuns: 150 },
  );
}
