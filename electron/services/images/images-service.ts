import { DeclaredError } from '#contract/declared-error.ts';
import type { DiscIndex } from '#contract/disc-index.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import { createByteCache } from '#domain/byte-cache.ts';
import { isRadiographModality } from '#domain/dicom/radiograph-modality.ts';
import type { Announcer } from '../announcer.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { Clock } from '../clock.ts';
import type { FileVault } from './file-vault.ts';
import type { DecodedImage, ImageDecoder, PlaneBytes } from './image-decoder.ts';
import type { ImageSource } from './image-source.ts';

/** About eight large films; a 2-core PC with 8 GB has this to spare. */
const planeCacheBytes = 256 * 1024 * 1024;

/** Uploads that nobody imported are forgotten beyond this number, the oldest first. */
const waitingUploads = 64;

interface ImagesParts {
  readonly decoder: ImageDecoder;
  readonly vault: FileVault;
  readonly cases: CaseStore;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Called after a case was added; must not throw. */
  readonly onAdded: (caseId: string, source: ImageSource, facts: ImageFacts) => void;
}

export interface ImportedFilm {
  readonly caseId: string;
  /** The same file, by its content, was a case already. */
  readonly isKnown: boolean;
}

/** Takes files in, makes cases of them, and hands out their planes and thumbnails as bytes. */
export interface ImagesService {
  readonly receive: (fileName: string, bytes: Uint8Array) => Promise<string>;
  /** Throws `upload.not-found` or the decoder's declared errors; then the casebook is as it was. */
  readonly importUpload: (uploadId: string, radiographsOnly?: boolean) => Promise<ImportedFilm>;
  /** What an uploaded DICOMDIR says lies on its disc; the upload is not kept. Throws as `importUpload` does. */
  readonly discIndex: (uploadId: string) => Promise<DiscIndex>;
  /** Begins to decode the first frame of a case, for whoever asks for it in a moment; a failure is told then. */
  readonly prepare: (caseId: string, source: ImageSource) => void;
  /** The plane of a frame, from 1. Throws `image.unsupported` where the file has no such frame. */
  readonly plane: (caseId: string, frameNumber: number) => Promise<PlaneBytes>;
  /** The facts of one frame of a case: its own windows, hash and spacing. */
  readonly frame: (caseId: string, frameNumber: number) => Promise<ImageFacts>;
  readonly thumbnail: (caseId: string) => Promise<Uint8Array | null>;
}

export function createImagesService(parts: ImagesParts): ImagesService {
  const uploads = new Map<string, ImageSource>();
  const planes = createByteCache<PlaneBytes>(planeCacheBytes, ({ bytes }) => bytes.byteLength);

  const takeUpload = (uploadId: string): ImageSource => {
    const source = uploads.get(uploadId);
    if (!source) throw new DeclaredError('upload.not-found', { uploadId });
    uploads.delete(uploadId);
    return source;
  };

  /** Planes that are being decoded: who asks for one of them meanwhile waits for the same. */
  const underWay = new Map<string, Promise<PlaneBytes>>();
  const plane = (
    caseId: string,
    frameNumber: number,
    findSource: () => Promise<ImageSource>,
  ): Promise<PlaneBytes> => {
    const key = planeKey(caseId, frameNumber);
    const held = planes.get(key);
    if (held) return Promise.resolve(held);
    const begun = underWay.get(key);
    if (begun) return begun;
    const decode = async (): Promise<PlaneBytes> => {
      const decoded = await parts.decoder.plane(await findSource(), frameNumber);
      planes.put(key, decoded);
      return decoded;
    };
    const decoding = decode().finally(() => underWay.delete(key));
    underWay.set(key, decoding);
    return decoding;
  };

  return {
    receive: async (fileName, bytes) => {
      const uploadId = parts.newId();
      uploads.set(uploadId, { fileId: await parts.vault.store(bytes), fileName });
      for (const oldest of [...uploads.keys()].slice(0, -waitingUploads)) uploads.delete(oldest);
      return uploadId;
    },
    importUpload: async (uploadId, radiographsOnly = false) => {
      const source = takeUpload(uploadId);
      const known = await parts.cases.findByFile(source.fileId);
      if (known) return { caseId: known, isKnown: true };
      const received = await decodeOrDiscard(parts, source, radiographsOnly);
      const caseId = await addCase(parts, source, received);
      planes.put(planeKey(caseId, 1), planeOf(received.image));
      return { caseId, isKnown: false };
    },
    discIndex: async (uploadId) => {
      const source = takeUpload(uploadId);
      try {
        return await parts.decoder.discIndex(source);
      } finally {
        // Whatever was sent in its place may be the film of a case.
        if (!(await parts.cases.findByFile(source.fileId))) await parts.vault.discard(source.fileId);
      }
    },
    prepare: (caseId, source) => {
      plane(caseId, 1, () => Promise.resolve(source)).catch(() => undefined);
    },
    plane: (caseId, frameNumber) =>
      plane(caseId, frameNumber, async () => (await findCase(parts.cases, caseId)).source),
    frame: async (caseId, frameNumber) => {
      const { source } = await findCase(parts.cases, caseId);
      const decoded = await parts.decoder.decode(source, frameNumber);
      planes.put(planeKey(caseId, frameNumber), planeOf(decoded));
      return decoded.facts;
    },
    thumbnail: (caseId) => parts.cases.thumbnail(caseId),
  };
}

function planeOf({ bytes, rescale }: DecodedImage): PlaneBytes {
  return { bytes, rescale };
}

function planeKey(caseId: string, frameNumber: number): string {
  return `${caseId} ${String(frameNumber)}`;
}

interface ReceivedImage {
  readonly image: DecodedImage;
  readonly thumbnail: Uint8Array;
}

async function decodeOrDiscard(
  { decoder, vault }: ImagesParts,
  source: ImageSource,
  radiographsOnly: boolean,
): Promise<ReceivedImage> {
  try {
    const image = await decoder.decode(source);
    if (radiographsOnly) requireRadiograph(image.facts);
    return { image, thumbnail: await decoder.thumbnail(source) };
  } catch (thrown) {
    await vault.discard(source.fileId);
    throw thrown;
  }
}

function requireRadiograph({ modality, fileName }: ImageFacts): void {
  if (isRadiographModality(modality)) return;
  const reason = `it is a picture of modality ${modality ?? 'unknown'}, not a radiograph`;
  throw new DeclaredError('image.unsupported', { fileName, reason });
}

async function addCase(
  parts: ImagesParts,
  source: ImageSource,
  { image, thumbnail }: ReceivedImage,
): Promise<string> {
  const caseId = parts.newId();
  const openedAt = parts.clock.now();
  await parts.cases.add(
    {
      caseId,
      source,
      title: titleOf(image.facts),
      openedAt,
      facts: image.facts,
      assessment: null,
      events: [],
    },
    thumbnail,
  );
  parts.announcer.announce('cases.changed', { caseId });
  parts.onAdded(caseId, source, image.facts);
  return caseId;
}

function titleOf({ patientName, patientId, fileName }: ImageFacts): string {
  return patientName ?? patientId ?? fileName;
}
