/** Keeps received files, unchanged, under the SHA-256 of their content. */
export interface FileVault {
  /** Stores the bytes durably and answers their SHA-256, hex. Storing the same bytes again is free. */
  readonly store: (bytes: Uint8Array) => Promise<string>;
  readonly discard: (fileId: string) => Promise<void>;
}
