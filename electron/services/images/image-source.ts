/** A file as it was received: its content by SHA-256, and the name it came with. */
export interface ImageSource {
  /** SHA-256, hex, of the file. */
  readonly fileId: string;
  readonly fileName: string;
}
