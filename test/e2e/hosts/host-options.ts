/** Which host a Playwright project drives. */
export type HostKind = 'electron' | 'headless';

export interface HostOptions {
  readonly hostKind: HostKind;
  /** The casebook has its first reader already, without a PIN; false: nobody has started Femora yet. */
  readonly hasReader: boolean;
  /** What the casebook is opened with; null: nothing, the window asks. */
  readonly passphrase: string | null;
  /** Files handed over on the command line, absolute; `test.use({ openFiles: [...] })`. */
  readonly openFiles: readonly string[];
  /** Switches for the Chromium of either host; `test.use({ chromiumSwitches: ['--disable-3d-apis'] })`. */
  readonly chromiumSwitches: readonly string[];
}
