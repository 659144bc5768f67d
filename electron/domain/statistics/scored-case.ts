/** A score and the reference standard of one case; a higher score means more probably positive (pathologic). */
export interface ScoredCase {
  readonly score: number;
  readonly positive: boolean;
}
