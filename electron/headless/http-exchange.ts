import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A Node request in the form every door of Femora takes. */
export function requestFrom(incoming: IncomingMessage, origin: string): Request {
  const hasBody = incoming.method === 'POST' || incoming.method === 'PUT';
  return new Request(new URL(incoming.url ?? '/', origin), {
    method: incoming.method ?? 'GET',
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}

/** Writes a door's answer to a Node response. Rejects when whoever asked goes away meanwhile. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
  await pipeline(body, outgoing);
}
