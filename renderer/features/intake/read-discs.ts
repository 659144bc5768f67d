import type { Client } from '#contract/contract-types.ts';
import type { DiscFile, DiscStudy } from '#contract/disc-index.ts';
import { isDiscIndex } from '#domain/dicom/choose-in-folder.ts';
import { findDiscFiles } from '#domain/dicom/find-disc-files.ts';
import { uploadFile } from '#api/bytes.ts';
import type { GatheredFile } from './gather-files.ts';

/** What the lists of contents in a batch say of it. */
export interface ReadDiscs {
  readonly studies: readonly DiscStudy[];
  readonly listed: ReadonlyMap<File, DiscFile>;
  /** Named in a list, but not in the batch. */
  readonly missing: readonly DiscFile[];
  /** Lists that cannot be read: their discs are looked through file by file. */
  readonly damaged: ReadonlySet<File>;
}

/** Has every DICOMDIR in a batch read by the services, before anything else of its disc is touched. */
export async function readDiscs(
  batch: readonly GatheredFile[],
  client: Client,
  signal: AbortSignal,
): Promise<ReadDiscs> {
  const files = new Map(
    batch.flatMap(({ file, folderPath }) => (folderPath === null ? [] : [[folderPath, file] as const])),
  );
  const studies: DiscStudy[] = [];
  const listed = new Map<File, DiscFile>();
  const missing: DiscFile[] = [];
  const damaged = new Set<File>();
  for (const [folderPath, file] of files) {
    if (signal.aborted) break;
    if (!isDiscIndex(file.name)) continue;
    try {
      const index = await client.call('images.discIndex', { uploadId: await uploadFile(file, signal) });
      const found = findDiscFiles(folderPath, index, [...files.keys()]);
      for (const [path, entry] of found.listed) {
        const known = files.get(path);
        if (known) listed.set(known, entry);
      }
      studies.push(...index.studies);
      missing.push(...found.missing);
    } catch {
      // Whatever went wrong, the files themselves still tell what they are.
      damaged.add(file);
    }
  }
  return { studies, listed, missing, damaged };
}
