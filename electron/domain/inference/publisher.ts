/** Whoever signed a package: name if Femora knows it, and the SHA-256, hex, of the raw public key. */
export interface Publisher {
  readonly name: string | null;
  readonly fingerprint: string;
}
