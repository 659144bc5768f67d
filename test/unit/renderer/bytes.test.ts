import { afterEach, describe, expect, it, vi } from 'vitest';
import { uploadFile } from '#api/bytes.ts';

const { signal } = new AbortController();

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('bytes', () => {
  it('Given a declared error as answer, then it is thrown as such', async () => {
    const error = { code: 'image.too-large', data: { fileName: 'a.dcm', reason: 'too many pixels' } };
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(error, { status: 413 })));
    await expect(uploadFile(new File(['x'], 'a.dcm'), signal)).rejects.toMatchObject({
      code: 'image.too-large',
    });
  });

  it('Given a service that does not answer, then the connection is said to be closed', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(uploadFile(new File(['x'], 'a.dcm'), signal)).rejects.toMatchObject({
      code: 'connection.closed',
    });
  });

  it('Given a file name with odd characters, then it is sent escaped', async () => {
    const asked = vi.fn<(url: string) => Promise<Response>>(() =>
      Promise.resolve(Response.json({ uploadId: 'u1' })),
    );
    vi.stubGlobal('fetch', asked);
    expect(await uploadFile(new File(['x'], 'Hüfte & 100%.dcm'), signal)).toBe('u1');
    expect(asked.mock.calls[0]?.[0]).toBe('/bytes/upload?name=H%C3%BCfte%20%26%20100%25.dcm');
  });
});
