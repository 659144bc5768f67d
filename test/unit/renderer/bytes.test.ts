import { afterEach, describe, expect, it, vi } from 'vitest';
import { uploadFile } from '#api/bytes.ts';
import { requestPlane } from '#api/request-plane.ts';

const options = { signal: new AbortController().signal, onProgress: () => undefined };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('bytes', () => {
  it('Given a plane in pieces, when fetched, then it arrives whole and reports its progress', async () => {
    const pieces = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
    const heard: number[] = [];
    const plane = await requestPlane('case-1', 1).read(4, {
      ...options,
      onProgress: (fraction) => heard.push(fraction),
    });
    expect(Array.from(new Uint8Array(plane))).toEqual([1, 2, 3, 4]);
    expect(heard).toEqual([0.75, 1]);
  });

  it.each([
    ['more', 3],
    ['less', 5],
  ])('Given %s bytes than announced, then the length shows it', async (_, announced) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(Uint8Array.of(1, 2, 3, 4))));
    expect((await requestPlane('case-1', 1).read(announced, options)).byteLength).not.toBe(announced);
  });

  it('Given a declared error as answer, then it is thrown as such', async () => {
    const error = { code: 'image.too-large', data: { fileName: 'a.dcm', reason: 'too many pixels' } };
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(error, { status: 413 })));
    await expect(uploadFile(new File(['x'], 'a.dcm'), options.signal)).rejects.toMatchObject({
      code: 'image.too-large',
    });
  });

  it('Given a service that does not answer, then the connection is said to be closed', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(uploadFile(new File(['x'], 'a.dcm'), options.signal)).rejects.toMatchObject({
      code: 'connection.closed',
    });
  });

  it('Given a file name with odd characters, then it is sent escaped', async () => {
    const asked = vi.fn<(url: string) => Promise<Response>>(() =>
      Promise.resolve(Response.json({ uploadId: 'u1' })),
    );
    vi.stubGlobal('fetch', asked);
    expect(await uploadFile(new File(['x'], 'Hüfte & 100%.dcm'), options.signal)).toBe('u1');
    expect(asked.mock.calls[0]?.[0]).toBe('/bytes/upload?name=H%C3%BCfte%20%26%20100%25.dcm');
  });
});
