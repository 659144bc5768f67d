/**
 * How large a model package may be. The published two-branch ViT-B/16 with float32 weights is one graph of about
 * 690 MB; nothing larger is meant for a clinic PC.
 */
export const packageLimits = {
  files: 64,
  /** Bytes of one file. */
  fileBytes: 1024 ** 3,
  /** Bytes of all files together, unpacked. */
  totalBytes: 1.5 * 1024 ** 3,
  /** Bytes of a file that is read as text: manifest, signature, card, golden cases. */
  textBytes: 4 * 1024 ** 2,
} as const;
