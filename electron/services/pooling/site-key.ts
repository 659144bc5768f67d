/** The key of this workstation (Ed25519). It vouches that a file came from here unchanged, and says no name. */
export interface SiteKey {
  /** Made at the first use and kept. `content` is signed as UTF-8; all base64, the fingerprint hexadecimal SHA-256. */
  readonly sign: (
    content: string,
  ) => Promise<{ readonly publicKey: string; readonly signature: string; readonly fingerprint: string }>;
}
