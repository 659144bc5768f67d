import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DeclaredError } from '#contract/declared-error.ts';
import { packageFileNameSchema } from '#domain/inference/package-file-name.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import type { PackageUploads } from '#services/inference/model-store.ts';
import { packageRefused } from './package-refused.ts';

interface Upload {
  readonly uploadId: string;
  /** The archive, or the folder that its files lie in. */
  readonly source: string;
  files: number;
  bytes: number;
}

const uploadPrefix = '.upload-';

/** Keeps the package that is being sent in a folder of its own beside the imported ones; one at a time. */
export function createPackageUploads(importedFolder: string): PackageUploads {
  let current: Upload | null = null;

  const begin = async (root: string): Promise<Upload> => {
    current = null;
    await mkdir(importedFolder, { recursive: true });
    for (const name of await readdir(importedFolder)) {
      if (name.startsWith(uploadPrefix)) await removeFolder(path.join(importedFolder, name));
    }
    const uploadId = randomUUID();
    const folder = path.join(importedFolder, `${uploadPrefix}${uploadId}`);
    await mkdir(folder);
    return { uploadId, source: path.join(folder, plainName(root)), files: 0, bytes: 0 };
  };
  const known = (uploadId: string): Upload => {
    if (current?.uploadId !== uploadId) throw new DeclaredError('upload.not-found', { uploadId });
    return current;
  };

  const discard = async (uploadId: string): Promise<void> => {
    if (current?.uploadId !== uploadId) return;
    const folder = path.dirname(current.source);
    current = null;
    await removeFolder(folder);
  };

  return {
    receive: async (uploadId, name, content) => {
      const [root = '', ...inside] = name.split('/');
      const upload = uploadId === null ? await begin(root) : known(uploadId);
      current = upload;
      const place = inside.join('/');
      // What lies beside a package in its folder and cannot belong to it is left alone.
      if (inside.length > 0 && !packageFileNameSchema.safeParse(place).success) return upload.uploadId;
      try {
        await write(upload, place, content);
      } catch (thrown) {
        await discard(upload.uploadId);
        throw thrown;
      }
      return upload.uploadId;
    },
    find: (uploadId) => (current?.uploadId === uploadId ? current.source : null),
    discard,
  };
}

async function write(upload: Upload, place: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  upload.files += 1;
  if (upload.files > packageLimits.files) {
    throw packageRefused(upload.source, `it holds more than ${packageLimits.files} files`);
  }
  const file = path.join(upload.source, place);
  await mkdir(path.dirname(file), { recursive: true });
  await pipeline(content, (chunks) => counted(chunks, upload), createWriteStream(file, { flags: 'wx' }));
}

/** Passes the bytes on and ends a package that is larger than any may be. */
async function* counted(chunks: AsyncIterable<Uint8Array>, upload: Upload): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    upload.bytes += chunk.byteLength;
    if (upload.bytes > packageLimits.totalBytes) {
      throw packageRefused(upload.source, `it is larger than ${packageLimits.totalBytes} bytes`);
    }
    yield chunk;
  }
}

/** The name that the user knows, with nothing in it that a file system could read otherwise. */
function plainName(name: string): string {
  const plain = name.replace(/[^\w.() -]/g, '_').slice(-100);
  return /^[.\s]*$/.test(plain) ? 'package' : plain;
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
