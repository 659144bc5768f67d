import { errorToWire, DeclaredError } from '#contract/declared-error.ts';
import { planeRescaleHeader } from '#contract/plane-rescale.ts';
import type { ImagesService } from '#services/images/images-service.ts';
import type { PackageUploads } from '#services/inference/model-store.ts';
import type { ReportsService } from '#services/reports/reports-service.ts';
import type { ReaderSession } from '#services/readers/reader-session.ts';

/** No radiograph is this large; a single upload beyond it is a mistake. */
const largestUploadBytes = 512 * 1024 * 1024;

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

interface ByteDoorParts {
  readonly images: ImagesService;
  readonly packages: PackageUploads;
  readonly reports: Pick<ReportsService, 'take'>;
  readonly session: ReaderSession;
}

/**
 * The door for bytes beside the JSON contract, the same in every host:
 * `POST /bytes/upload?name=` answers `{ uploadId }`, and so does `POST /bytes/model?name=&upload=` for each file of a
 * model package, the first without `upload`; `GET /bytes/image/<caseId>?frame=` and `GET /bytes/thumbnail/<caseId>`
 * answer the plane of a frame (from 1, the first if not given) and a PNG, `GET /bytes/report/<reportId>` a PDF, once.
 * Nothing passes while nobody is signed in. Failures answer a declared error as JSON with status 4xx or 5xx.
 */
export function createByteDoor(
  parts: ByteDoorParts,
  reportDefect: (what: string, thrown: unknown) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      await parts.session.require();
      return await answer(parts, request);
    } catch (thrown) {
      if (!(thrown instanceof DeclaredError)) reportDefect('bytes', thrown);
      const error = errorToWire(thrown);
      return Response.json(error, { status: error.code === 'case.not-found' ? 404 : 500, headers: noStore });
    }
  };
}

async function answer({ images, packages, reports }: ByteDoorParts, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [, , what = '', id = ''] = url.pathname.split('/');
  if (what === 'upload' && request.method === 'POST') {
    const fileName = url.searchParams.get('name') ?? 'unnamed';
    return Response.json(
      { uploadId: await images.receive(fileName, await readBody(request, fileName)) },
      { headers: noStore },
    );
  }
  if (what === 'model' && request.method === 'POST') {
    const name = url.searchParams.get('name') ?? 'unnamed';
    const content: AsyncIterable<Uint8Array> = request.body ?? nothing();
    const uploadId = await packages.receive(url.searchParams.get('upload'), name, content);
    return Response.json({ uploadId }, { headers: noStore });
  }
  if (what === 'image' && request.method === 'GET') {
    const frameNumber = Number(url.searchParams.get('frame') ?? 1);
    if (!Number.isInteger(frameNumber) || frameNumber < 1)
      return new Response(null, { status: 404, headers: noStore });
    const { bytes, rescale } = await images.plane(decodeURIComponent(id), frameNumber);
    return new Response(inPieces(bytes), {
      headers: {
        ...noStore,
        'content-type': 'application/octet-stream',
        'content-length': String(bytes.byteLength),
        ...(rescale ? { [planeRescaleHeader]: JSON.stringify(rescale) } : {}),
      },
    });
  }
  if (what === 'report' && request.method === 'GET') {
    const pdf = reports.take(decodeURIComponent(id));
    if (!pdf) return new Response(null, { status: 404, headers: noStore });
    return new Response(pdf as Uint8Array<ArrayBuffer>, {
      headers: { ...noStore, 'content-type': 'application/pdf' },
    });
  }
  if (what === 'thumbnail' && request.method === 'GET') {
    const thumbnail = await images.thumbnail(decodeURIComponent(id));
    if (!thumbnail) throw new DeclaredError('case.not-found', { caseId: id });
    return new Response(thumbnail as Uint8Array<ArrayBuffer>, {
      headers: { ...noStore, 'content-type': 'image/png' },
    });
  }
  return new Response(null, { status: 404, headers: noStore });
}

const pieceBytes = 1024 * 1024;

/** The bytes, which are not copied, piece by piece: a large plane arrives while its end is still being sent. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent >= bytes.byteLength) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.subarray(sent, sent + pieceBytes));
      sent += pieceBytes;
    },
  });
}

/** The content of an empty file, which has no body. */
async function* nothing(): AsyncIterable<Uint8Array> {
  // Nothing to yield.
}

/** The whole body, never more than the limit, whatever its declared length says. */
async function readBody(request: Request, fileName: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let held = 0;
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = request.body ?? [];
  for await (const chunk of body) {
    held += chunk.byteLength;
    if (held > largestUploadBytes) {
      throw new DeclaredError('image.too-large', { fileName, reason: 'more than 512 MB' });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
