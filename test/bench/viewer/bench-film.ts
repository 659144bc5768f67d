/** One file that the viewers are given. */
export interface BenchFilm {
  readonly name: string;
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}
