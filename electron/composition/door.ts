/** What a window asks for by its address. A web `Request` is one, and so is what Node's server is asked. */
export interface DoorRequest {
  readonly method: string;
  readonly url: string;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The answer, before a host gives it the form that its window understands. */
export interface DoorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole, and not copied: a plane is tens of megabytes. */
  readonly body: Uint8Array | null;
}

export type Door = (request: DoorRequest) => Promise<DoorAnswer>;
