import { describe, expect, it } from 'vitest';
import { DeclaredError } from '#contract/declared-error.ts';
import { createAnnouncer } from '#services/announcer.ts';
import type { PlaneBytes } from '#services/images/image-decoder.ts';
import { createImagesService, type ImagesService } from '#services/images/images-service.ts';
import { caseRecord } from '#test/builders/case-record.ts';

interface Asked {
  readonly frameNumber: number;
  readonly answer: (plane: PlaneBytes) => void;
  readonly fail: (thrown: Error) => void;
}

/** Images over a casebook of one case, and a decoder that answers when it is told to. */
function givenImages(): { readonly images: ImagesService; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const record = caseRecord();
  const unused = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const images = createImagesService({
    decoder: {
      plane: (_source, frameNumber) =>
        new Promise((answer, fail) => {
          asked.push({ frameNumber, answer, fail });
        }),
      decode: unused,
      discIndex: unused,
      thumbnail: unused,
    },
    cases: { get: (caseId: string) => Promise.resolve(caseId === record.caseId ? record : null) } as never,
    vault: { store: unused, discard: unused },
    announcer: createAnnouncer(),
    clock: { now: () => '2026-11-29T12:00:00.000Z' },
    newId: () => 'id',
    onAdded: () => undefined,
  });
  return { images, asked };
}

const { caseId, source } = caseRecord();
/** Lets what is under way come to its next wait. */
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('planes', () => {
  it('Given a case that was prepared, when its plane is asked for twice, then it is decoded once', async () => {
    const { images, asked } = givenImages();
    images.prepare(caseId, source);
    const during = images.plane(caseId, 1);
    await soon();
    expect(asked.map(({ frameNumber }) => frameNumber)).toEqual([1]);
    const plane = { bytes: Uint8Array.of(1, 2, 3), rescale: null };
    asked[0]?.answer(plane);
    expect(await during).toBe(plane);
    images.prepare(caseId, source);
    expect(await images.plane(caseId, 1)).toBe(plane);
    await soon();
    expect(asked).toHaveLength(1);
  });

  it('Given another frame, then it is another plane', async () => {
    const { images, asked } = givenImages();
    images.prepare(caseId, source);
    void images.plane(caseId, 2);
    await soon();
    expect(asked.map(({ frameNumber }) => frameNumber)).toEqual([1, 2]);
  });

  it('Given a plane that could not be prepared, when it is asked for later, then it is tried again and the reason told', async () => {
    const { images, asked } = givenImages();
    images.prepare(caseId, source);
    await soon();
    asked[0]?.fail(new DeclaredError('analysis.interrupted', { task: 'plane' }));
    await soon();
    const again = images.plane(caseId, 1);
    await soon();
    expect(asked).toHaveLength(2);
    asked[1]?.fail(new DeclaredError('image.unreadable', { fileName: 'a.dcm', reason: 'it was changed' }));
    await expect(again).rejects.toMatchObject({ code: 'image.unreadable' });
  });

  it('Given a case that is not there, when its plane is asked for, then it is said, and nothing decoded', async () => {
    const { images, asked } = givenImages();
    await expect(images.plane('another', 1)).rejects.toMatchObject({ code: 'case.not-found' });
    expect(asked).toHaveLength(0);
  });
});
