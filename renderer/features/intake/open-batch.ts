import type { Client } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { DiscFile, DiscStudy } from '#contract/disc-index.ts';
import { chooseInFolder, chooseListed } from '#domain/dicom/choose-in-folder.ts';
import { sniffedBytes, sniffFormat } from '#domain/dicom/sniff-format.ts';
import { uploadFile } from '#api/bytes.ts';
import { unzipFile } from '#api/unzip-file.ts';
import { toDeclared } from '#api/use-call.ts';
import type { GatheredFile } from './gather-files.ts';
import type { IntakeOutcome } from './intake-progress.ts';
import { readDiscs } from './read-discs.ts';

interface BatchParts {
  readonly client: Client;
  readonly signal: AbortSignal;
  /** A file is taken up. */
  readonly onBegin: (fileName: string) => void;
  /** What lists of contents say lies on the discs of the batch. */
  readonly onStudies: (studies: readonly DiscStudy[]) => void;
  /** More files than were counted: members of an archive, files that a disc names and does not hold. */
  readonly onMore: (count: number) => void;
  readonly onOutcome: (fileName: string, outcome: IntakeOutcome) => void;
}

/**
 * Opens files one after the other: those named by themselves as they are, those of folders and archives as
 * `chooseListed` says where the list of contents of their disc names them, and else as `chooseInFolder` says. One that cannot be opened leaves the others untouched. Ends early, and keeps what came in,
 * when the signal is given.
 */
export async function openBatch(batch: readonly GatheredFile[], parts: BatchParts): Promise<void> {
  const { signal, onBegin, onMore, onOutcome } = parts;
  const pictures: File[] = [];
  const met = { dicomCount: 0 };

  const importFilm = async (file: File, radiographsOnly: boolean): Promise<void> => {
    onBegin(file.name);
    try {
      const uploadId = await uploadFile(file, signal);
      if (signal.aborted) return;
      const input = radiographsOnly ? { uploadId, radiographsOnly } : { uploadId };
      const { caseId, isKnown } = await parts.client.call('images.import', input);
      onOutcome(file.name, { kind: isKnown ? 'known' : 'opened', caseId });
    } catch (thrown) {
      if (!signal.aborted) onOutcome(file.name, { kind: 'failed', error: toDeclared(thrown) });
    }
  };
  const importFromFolder = async (file: File, head: Uint8Array): Promise<void> => {
    const choice = chooseInFolder(file.name, sniffFormat(head));
    if (choice === 'if-no-dicom') pictures.push(file);
    else if (choice !== 'open') onOutcome(file.name, { kind: 'left', reason: choice });
    else {
      met.dicomCount += 1;
      await importFilm(file, true);
    }
  };
  const importListed = async (file: File, entry: DiscFile): Promise<void> => {
    met.dicomCount += 1;
    const choice = chooseListed(entry);
    if (choice === 'open') await importFilm(file, true);
    else onOutcome(file.name, { kind: 'left', reason: choice });
  };
  const importUnlisted = async (file: File, isFromFolder: boolean): Promise<void> => {
    const head = await headOf(file);
    if (isArchive(head)) await importArchive(file);
    else if (isFromFolder) await importFromFolder(file, head);
    else await importFilm(file, false);
  };
  const importArchive = async (archive: File): Promise<void> => {
    onBegin(archive.name);
    try {
      let isFirst = true;
      for await (const member of unzipFile(archive)) {
        if (signal.aborted) return;
        // The first member stands for the archive, which was counted already.
        if (!isFirst) onMore(1);
        isFirst = false;
        if (member.kind === 'file') await importFromFolder(member.file, await headOf(member.file));
        else {
          const { fileName } = member;
          const reason = 'it is damaged in the archive, too large, or needs a password';
          const error = new DeclaredError('image.unreadable', { fileName, reason });
          onOutcome(fileName, { kind: 'failed', error });
        }
      }
    } catch (thrown) {
      onOutcome(archive.name, { kind: 'failed', error: toDeclared(thrown) });
    }
  };

  const discs = await readDiscs(batch, parts.client, signal);
  if (discs.studies.length > 0) parts.onStudies(discs.studies);
  onMore(discs.missing.length);
  for (const entry of discs.missing) onOutcome(entry.path, outcomeOfMissing(entry));
  for (const { file, folderPath } of batch) {
    if (signal.aborted) return;
    const entry = discs.listed.get(file);
    if (entry) await importListed(file, entry);
    else if (discs.damaged.has(file)) onOutcome(file.name, { kind: 'left', reason: 'disc-index-damaged' });
    else await importUnlisted(file, folderPath !== null);
  }
  for (const picture of pictures) {
    if (signal.aborted) return;
    if (met.dicomCount > 0) onOutcome(picture.name, { kind: 'left', reason: 'beside-dicom' });
    else await importFilm(picture, false);
  }
}

/** Only a film is missed. */
function outcomeOfMissing(entry: DiscFile): IntakeOutcome {
  if (chooseListed(entry) !== 'open') return { kind: 'left', reason: 'listed-missing' };
  return { kind: 'failed', error: new DeclaredError('disc.film-missing', { path: entry.path }) };
}

async function headOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, sniffedBytes).arrayBuffer());
  } catch {
    // Whatever is wrong with the file is said when it is sent.
    return new Uint8Array();
  }
}

/** Local file header of a ZIP archive (APPNOTE 4.3.7). */
function isArchive(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}
