/** Who reads at this workstation now. One casebook has one reader at a time. */
export interface ReaderSession {
  /** The reader who is signed in, after any sign-in under way. Throws `reader.not-signed-in`. */
  readonly require: () => Promise<SignedInReader>;
}

export interface SignedInReader {
  readonly readerId: string;
  readonly name: string;
}
