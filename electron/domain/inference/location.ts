/** A place on a film: position and size as shares 0..1 of its width and height, `score` 0..1. */
export interface LocatedSite {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

/** What the locator says of one film. */
export interface Location {
  /** The best one first. */
  readonly sites: readonly LocatedSite[];
  /** Probability 0..1 that the fractured side is the patient's right. */
  readonly rightSide: number;
}
