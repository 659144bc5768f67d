import { errorToWire, DeclaredError } from '#contract/declared-error.ts';
import { planeRescaleHeader } from '#contract/plane-rescale.ts';
import type { ImagesService } from '#services/images/images-service.ts';
import type { PackageUploads } from '#services/inference/model-store.ts';
import type { ReportsService } from '#services/reports/reports-service.ts';
import type { ReaderSession } from '#services/readers/reader-session.ts';
import type { Door, DoorAnswer, DoorRequest } from './door.ts';

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
): Door {
  return async (request) => {
    try {
      await parts.session.require();
      return await answer(parts, request);
    } catch (thrown) {
      if (!(thrown instanceof DeclaredError)) reportDefect('bytes', thrown);
      const error = errorToWire(thrown);
      return jsonAnswer(error.code === 'case.not-found' ? 404 : 500, error);
    }
  };
}

async function answer(
  { images, packages, reports }: ByteDoorParts,
  { method, url, body }: DoorRequest,
): Promise<DoorAnswer> {
  const { pathname, searchParams } = new URL(url);
  const [, , what = '', id = ''] = pathname.split('/');
  if (what === 'upload' && method === 'POST') {
    const fileName = searchParams.get('name') ?? 'unnamed';
    return jsonAnswer(200, { uploadId: await images.receive(fileName, await readBody(body, fileName)) });
  }
  if (what === 'model' && method === 'POST') {
    const name = searchParams.get('name') ?? 'unnamed';
    return jsonAnswer(200, {
      uploadId: await packages.receive(searchParams.get('upload'), name, body ?? nothing()),
    });
  }
  if (what === 'image' && method === 'GET') {
    const frameNumber = Number(searchParams.get('frame') ?? 1);
    if (!Number.isInteger(frameNumber) || frameNumber < 1) return notFound;
    const { bytes, rescale } = await images.plane(decodeURIComponent(id), frameNumber);
    return bytesAnswer(bytes, {
      'content-type': 'application/octet-stream',
      ...(rescale ? { [planeRescaleHeader]: JSON.stringify(rescale) } : {}),
    });
  }
  if (what === 'report' && method === 'GET') {
    const pdf = reports.take(decodeURIComponent(id));
    return pdf ? bytesAnswer(pdf, { 'content-type': 'application/pdf' }) : notFound;
  }
  if (what === 'thumbnail' && method === 'GET') {
    const thumbnail = await images.thumbnail(decodeURIComponent(id));
    if (!thumbnail) throw new DeclaredError('case.not-found', { caseId: id });
    return bytesAnswer(thumbnail, { 'content-type': 'image/png' });
  }
  return notFound;
}

const notFound: DoorAnswer = { status: 404, headers: noStore, body: null };

function bytesAnswer(body: Uint8Array, headers: Readonly<Record<string, string>>, status = 200): DoorAnswer {
  return { status, headers: { ...noStore, 'content-length': String(body.byteLength), ...headers }, body };
}

function jsonAnswer(status: number, value: object): DoorAnswer {
  return bytesAnswer(Buffer.from(JSON.stringify(value)), { 'content-type': 'application/json' }, status);
}

/** The content of an empty file, which has no body. */
async function* nothing(): AsyncIterable<Uint8Array> {
  // Nothing to yield.
}

/** The whole body, never more than the limit, whatever its declared length says. */
async function readBody(body: DoorRequest['body'], fileName: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of body ?? nothing()) {
    held += chunk.byteLength;
    if (held > largestUploadBytes) {
      throw new DeclaredError('image.too-large', { fileName, reason: 'more than 512 MB' });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
