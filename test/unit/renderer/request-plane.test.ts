import { afterEach, describe, expect, it, vi } from 'vitest';
import { planeRescaleHeader } from '#contract/plane-rescale.ts';
import { requestPlane } from '#api/request-plane.ts';

const facts = { widthPx: 4, heightPx: 1, sampleType: 'uint8' } as const;
const options = { signal: new AbortController().signal, onProgress: () => undefined };

/** As the bodies of a browser are. */
function byteStream(...pieces: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    type: 'bytes',
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece) {
        controller.enqueue(piece);
        return;
      }
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
}

/** What `fetch` was asked, answering nothing until it is aborted. */
function givenNoAnswer(): AbortSignal[] {
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetch', (_: string, { signal }: { readonly signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  });
  return signals;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a plane that is asked for', () => {
  it('Given a plane in pieces, when fetched, then it arrives whole and reports its progress', async () => {
    const body = byteStream(Uint8Array.of(1, 2, 3), Uint8Array.of(4));
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers: { 'content-length': '4' } })));
    const heard: number[] = [];
    const { bytes, rescale } = await requestPlane('case-1', 1).read(facts, {
      ...options,
      onProgress: (fraction) => heard.push(fraction),
    });
    expect(Array.from(new Uint8Array(bytes))).toEqual([1, 2, 3, 4]);
    expect(rescale).toBeNull();
    expect(heard).toEqual([0.75, 1]);
  });

  it.each([
    ['more', 3],
    ['less', 5],
  ])('Given %s bytes than announced, then the length shows it', async (_, announced) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(Uint8Array.of(1, 2, 3, 4))));
    const { bytes } = await requestPlane('case-1', 1).read({ ...facts, widthPx: announced }, options);
    expect(bytes.byteLength).not.toBe(announced);
  });

  it('Given an end before the announced length, then the length shows it', async () => {
    const headers = { 'content-length': '4' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(byteStream(Uint8Array.of(1, 2)), { headers })));
    const { bytes } = await requestPlane('case-1', 1).read(facts, options);
    expect(bytes.byteLength).toBe(2);
  });

  it('Given a plane of fractions, then the whole numbers it is made of come, and how', async () => {
    const rescale = { sampleType: 'uint16', slope: 0.1, intercept: -3.25 } as const;
    const headers = { [planeRescaleHeader]: JSON.stringify(rescale), 'content-length': '4' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(Uint8Array.of(1, 2, 3, 4), { headers })));
    const ofFractions = { widthPx: 2, heightPx: 1, sampleType: 'float32' } as const;
    const came = await requestPlane('case-1', 1).read(ofFractions, options);
    expect(came.rescale).toEqual(rescale);
    expect(Array.from(new Uint16Array(came.bytes))).toEqual([0x201, 0x403]);
  });

  it("Given a declared error as answer, when it is read, then it is thrown as such; unread, it is nobody's", async () => {
    const error = { code: 'case.not-found', data: { caseId: 'case-1' } };
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(error, { status: 404 })));
    requestPlane('case-1', 1);
    await expect(requestPlane('case-1', 1).read(facts, options)).rejects.toMatchObject({
      code: 'case.not-found',
    });
  });

  it('Given nobody who will read it, when it is cancelled, then it is no longer fetched', () => {
    const signals = givenNoAnswer();
    requestPlane('case-1', 2).cancel();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('Given a reader who leaves, before or while it comes, then it is no longer fetched', async () => {
    const signals = givenNoAnswer();
    const leaving = new AbortController();
    const reading = requestPlane('case-1', 1).read(facts, { ...options, signal: leaving.signal });
    leaving.abort();
    await expect(reading).rejects.toThrow('aborted');
    const late = requestPlane('case-1', 1).read(facts, { ...options, signal: leaving.signal });
    await expect(late).rejects.toThrow('aborted');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });
});
