import type { Femora } from '#composition/femora.ts';

/** Asks for an address under `/bytes/` as a window does, and gets what `fetch` would give it. */
export async function askDoor({ bytes }: Femora, address: string, init?: RequestInit): Promise<Response> {
  const { status, headers, body } = await bytes(new Request(`http://window${address}`, init));
  return new Response(body as Uint8Array<ArrayBuffer> | null, { status, headers });
}
