/** Turns PINs into what may be stored. Both take their time on purpose. */
export interface PinSealer {
  readonly seal: (pin: string) => Promise<string>;
  readonly matches: (pin: string, sealed: string) => Promise<boolean>;
}
