import { DeclaredError, errorFromWire } from '#contract/declared-error.ts';

/** Address of the small picture of a case. */
export function thumbnailUrl(caseId: string): string {
  return `/bytes/thumbnail/${encodeURIComponent(caseId)}`;
}

/** Sends one file to the services. Answers the id under which `images.import` finds it. */
export async function uploadFile(file: File, signal: AbortSignal): Promise<string> {
  const answer = await request(`/bytes/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  });
  const body: unknown = await answer.json();
  const uploadId: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'uploadId') : undefined;
  if (typeof uploadId !== 'string') throw new DeclaredError('unknown', {});
  return uploadId;
}

/** Fetches the modality plane of one frame, from 1, of a case; `onProgress` hears each further percent that has arrived, as a fraction. */
export async function fetchPlane(
  caseId: string,
  frameNumber: number,
  byteLength: number,
  options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<ArrayBuffer> {
  const url = `/bytes/image/${encodeURIComponent(caseId)}?frame=${String(frameNumber)}`;
  const answer = await request(url, { signal: options.signal });
  if (!answer.body) return answer.arrayBuffer();
  const bytes = new Uint8Array(byteLength);
  const reader = answer.body.getReader();
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    // More than was announced is as wrong as less; the length check of the viewport tells the reader.
    if (received + value.length > byteLength) return new ArrayBuffer(received + value.length);
    bytes.set(value, received);
    const percentBefore = Math.floor((100 * received) / byteLength);
    received += value.length;
    if (Math.floor((100 * received) / byteLength) > percentBefore) options.onProgress(received / byteLength);
  }
  return received === byteLength ? bytes.buffer : bytes.buffer.slice(0, received);
}

async function request(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new DeclaredError('connection.closed', {});
  }
  if (answer.ok) return answer;
  throw errorFromWire(await answer.json().catch(() => undefined));
}
