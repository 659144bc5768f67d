/** Turns a page of the window into a PDF. `route` is the fragment of its address. */
export type PrintPage = (route: string) => Promise<Uint8Array>;
