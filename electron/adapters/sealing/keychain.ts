/** The operating system's store of secrets, which opens with the user's account. */
export interface Keychain {
  /** The key as text that only this account on this computer can turn back. */
  readonly wrap: (key: Uint8Array) => Promise<string>;
  /** Null when it was wrapped by another account or computer. */
  readonly unwrap: (wrapped: string) => Promise<Uint8Array | null>;
}
