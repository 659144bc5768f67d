import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DoorAnswer, DoorRequest } from '#composition/door.ts';

/** A Node request in the form every door of Femora takes. */
export function requestFrom(incoming: IncomingMessage, origin: string): DoorRequest {
  const { method = 'GET', url = '/' } = incoming;
  const hasBody = method === 'POST' || method === 'PUT';
  return { method, url: new URL(url, origin).href, body: hasBody ? incoming : null };
}

/** Writes a door's answer to a Node response; whoever asked may have gone away meanwhile. */
export function sendAnswer({ status, headers, body }: DoorAnswer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers).end(body);
}
