// yauzl brings no types. This is what unpack-archive.ts uses of it.

declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    readonly uncompressedSize: number;
    readonly externalFileAttributes: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  export function openPromise(
    path: string,
    options: {
      readonly autoClose: boolean;
      readonly strictFileNames: boolean;
      readonly validateEntrySizes: boolean;
    },
  ): Promise<ZipFile>;
}
