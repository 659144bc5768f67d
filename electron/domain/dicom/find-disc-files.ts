import type { DiscFile, DiscIndex } from '#contract/disc-index.ts';

/** The files of a folder beside what its list of contents says of them. */
export interface FoundDiscFiles {
  /** What the list says of a file, by the file's path as given. */
  readonly listed: ReadonlyMap<string, DiscFile>;
  /** Named in the list, but not there. */
  readonly missing: readonly DiscFile[];
}

/**
 * Finds the files that a DICOMDIR names. `indexPath` and `paths` have `/` between their parts. A disc writes File IDs in
 * capitals (PS3.10 section 8.2), and systems show them in either case, some with the version `;1` of ISO 9660.
 */
export function findDiscFiles(
  indexPath: string,
  { studies }: DiscIndex,
  paths: readonly string[],
): FoundDiscFiles {
  const folder = indexPath.slice(0, indexPath.lastIndexOf('/') + 1);
  const present = new Map(paths.map((path) => [sameOnDisc(path), path]));
  const listed = new Map<string, DiscFile>();
  const missing: DiscFile[] = [];
  for (const file of studies.flatMap(({ files }) => files)) {
    const path = present.get(sameOnDisc(folder + file.path));
    if (path === undefined) missing.push(file);
    else listed.set(path, file);
  }
  return { listed, missing };
}

function sameOnDisc(path: string): string {
  return path.toLowerCase().replace(/;\d+$/, '').replace(/\.$/, '');
}
