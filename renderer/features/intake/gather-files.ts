/** A file on its way in. */
export interface GatheredFile {
  readonly file: File;
  /**
   * Within the folder it was found in, its parts joined by `/`; null where it was named by itself. What lies in a folder
   * is opened or not by what lies beside it.
   */
  readonly folderPath: string | null;
}

/** Files of a file dialog; those of a folder dialog know their path within the folder. */
export function gatherChosen(files: readonly File[]): GatheredFile[] {
  return files.map((file) => ({ file, folderPath: file.webkitRelativePath || null }));
}

/** Files and whole folders that were dropped. */
export async function gatherDropped(transfer: DataTransfer): Promise<GatheredFile[]> {
  // Entries are there only during the event: all are taken before anything is waited for.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  if (entries.length === 0) return gatherChosen(Array.from(transfer.files));
  const gathered: GatheredFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, gathered);
    else gathered.push({ file: await fileOf(entry as FileSystemFileEntry), folderPath: null });
  }
  return gathered;
}

async function walk(folder: FileSystemDirectoryEntry, gathered: GatheredFile[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A folder is handed over in parts; an empty part is the end.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return;
    for (const entry of part) {
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, gathered);
      else {
        const file = await fileOf(entry as FileSystemFileEntry);
        gathered.push({ file, folderPath: entry.fullPath });
      }
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
