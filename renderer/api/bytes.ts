import { DeclaredError, errorFromWire } from '#contract/declared-error.ts';

/** Address of the small picture of a case. */
export function thumbnailUrl(caseId: string): string {
  return `/bytes/thumbnail/${encodeURIComponent(caseId)}`;
}

/** Sends one file to the services. Answers the id under which `images.import` finds it. */
export async function uploadFile(file: File, signal: AbortSignal): Promise<string> {
  const answer = await requestBytes(`/bytes/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  });
  return uploadIdOf(answer);
}

/**
 * Sends a model package: one archive, or every file of a chosen folder. Answers the id under which `models.import`
 * finds it; `onProgress` hears the fraction that was sent, 0..1.
 */
export async function uploadPackage(
  files: readonly File[],
  options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<string> {
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0);
  let sentBytes = 0;
  let uploadId = '';
  for (const file of files) {
    const name = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
    const query = new URLSearchParams({ name, ...(uploadId === '' ? {} : { upload: uploadId }) });
    const answer = await requestBytes(`/bytes/model?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      signal: options.signal,
    });
    uploadId = await uploadIdOf(answer);
    sentBytes += file.size;
    options.onProgress(sentBytes / Math.max(1, totalBytes));
  }
  return uploadId;
}

/** Fetches a document that was just made; it can be fetched once. */
export async function fetchReport(reportId: string): Promise<Blob> {
  const answer = await requestBytes(`/bytes/report/${encodeURIComponent(reportId)}`, {});
  return answer.blob();
}

async function uploadIdOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json();
  const uploadId: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'uploadId') : undefined;
  if (typeof uploadId !== 'string') throw new DeclaredError('unknown', {});
  return uploadId;
}

/** Fetches; an answer that is no success becomes the declared error it carries. */
export async function requestBytes(url: string, init: RequestInit): Promise<Response> {
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
