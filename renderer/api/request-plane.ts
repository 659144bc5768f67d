import type { ImageFacts } from '#contract/image-facts.ts';
import {
  planeRescaleHeader,
  planeRescaleSchema,
  type PlaneRescale,
  type ReceivedPlane,
} from '#contract/plane-rescale.ts';
import { bytesPerSample } from '#domain/imaging/sample-type.ts';
import { requestBytes } from './bytes.ts';

/** The plane of a frame that is on its way. */
export interface PlaneRequest {
  /**
   * Waits for its bytes, once. `onProgress` hears each further percent that has arrived, as a
   * fraction. Rejects with the declared error that came instead, and where `signal` is aborted.
   */
  readonly read: (
    facts: Pick<ImageFacts, 'widthPx' | 'heightPx' | 'sampleType'>,
    options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
  ) => Promise<ReceivedPlane>;
  /** For whoever will not read it. */
  readonly cancel: () => void;
}

/**
 * Asks for the modality plane of one frame, from 1, of a case. The facts, with which it is read, can be asked for at the
 * same time: the film is decoded meanwhile.
 */
export function requestPlane(caseId: string, frameNumber: number): PlaneRequest {
  const aborter = new AbortController();
  const url = `/bytes/image/${encodeURIComponent(caseId)}?frame=${String(frameNumber)}`;
  // Nobody keeps a plane: the browser need not look for it among what it has kept.
  const answer = requestBytes(url, { signal: aborter.signal, cache: 'no-store' });
  // Who reads hears of a failure; nobody else has to.
  answer.catch(() => undefined);
  const cancel = (): void => {
    aborter.abort();
  };
  return {
    read: async (facts, { signal, onProgress }) => {
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      const came = await answer;
      const rescale = rescaleOf(came);
      const byteLength = facts.widthPx * facts.heightPx * bytesPerSample((rescale ?? facts).sampleType);
      return { bytes: await readBody(came, byteLength, onProgress), rescale };
    },
    cancel,
  };
}

function rescaleOf({ headers }: Response): PlaneRescale | null {
  const stated = headers.get(planeRescaleHeader);
  return stated === null ? null : planeRescaleSchema.parse(JSON.parse(stated));
}

async function readBody(
  answer: Response,
  byteLength: number,
  onProgress: (fraction: number) => void,
): Promise<ArrayBuffer> {
  // What is not as long as the facts say is taken as it is: the length check of the viewport tells the reader.
  const isAnnounced = answer.headers.get('content-length') === String(byteLength);
  if (!answer.body || !isAnnounced) return answer.arrayBuffer();
  // The browser writes into these very bytes: a plane is tens of megabytes, and each copy of it is felt.
  let bytes = new ArrayBuffer(byteLength);
  const reader = answer.body.getReader({ mode: 'byob' });
  for (let received = 0; received < byteLength;) {
    const { done, value } = await reader.read(new Uint8Array(bytes, received));
    // Lent to the browser, they come back as another buffer.
    if (value) bytes = value.buffer;
    if (done) return bytes.slice(0, received);
    const percentBefore = Math.floor((100 * received) / byteLength);
    received += value.byteLength;
    if (Math.floor((100 * received) / byteLength) > percentBefore) onProgress(received / byteLength);
  }
  return bytes;
}
