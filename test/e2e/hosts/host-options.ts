/** Which host a Playwright project drives. */
export type HostKind = 'electron' | 'headless';

export interface HostOptions {
  readonly hostKind: HostKind;
  /** Files handed over on the command line, absolute; `test.use({ openFiles: [...] })`. */
  readonly openFiles: readonly string[];
}
