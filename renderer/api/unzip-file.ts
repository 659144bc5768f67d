import { Unzip, UnzipInflate } from 'fflate';
import { DeclaredError } from '#contract/declared-error.ts';

/** A member that inflates to more than this is no radiograph. */
const largestMemberBytes = 512 * 1024 * 1024;

/** What came out of an archive. */
export type ZipMember =
  { readonly kind: 'file'; readonly file: File } | { readonly kind: 'broken'; readonly fileName: string };

/**
 * Gives the files of a ZIP archive one after the other while the archive is read, so that of a whole disc one file is
 * held at a time. Names serve for showing alone. Throws `image.unreadable` where the archive itself is broken.
 */
export async function* unzipFile(archive: File): AsyncGenerator<ZipMember> {
  const ready: ZipMember[] = [];
  const unzip = new Unzip((member) => {
    collect(member, ready);
  });
  unzip.register(UnzipInflate);
  const reader = archive.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      push(unzip, value ?? new Uint8Array(), done, archive.name);
      yield* ready.splice(0);
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}

type Member = Parameters<NonNullable<Unzip['onfile']>>[0];

function collect(member: Member, ready: ZipMember[]): void {
  const fileName = member.name.split(/[\\/]/).at(-1) ?? '';
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  let isBroken = false;
  member.ondata = (error, chunk, isLast) => {
    if (isBroken) return;
    heldBytes += error ? 0 : chunk.byteLength;
    if (error || heldBytes > largestMemberBytes) {
      isBroken = true;
      chunks.length = 0;
      member.terminate();
      ready.push({ kind: 'broken', fileName });
      return;
    }
    chunks.push(chunk);
    // A name that ends in a slash is a folder.
    if (isLast && fileName !== '') ready.push({ kind: 'file', file: new File(chunks, fileName) });
  };
  member.start();
}

function push(unzip: Unzip, chunk: Uint8Array, isLast: boolean, fileName: string): void {
  try {
    unzip.push(chunk, isLast);
  } catch {
    throw new DeclaredError('image.unreadable', { fileName, reason: 'the archive is damaged' });
  }
}
