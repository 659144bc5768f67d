/** The present, as ISO 8601 in UTC with milliseconds. */
export interface Clock {
  readonly now: () => string;
}
