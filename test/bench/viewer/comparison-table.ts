import type { BenchFilm } from './bench-film.ts';
import type { Measurement } from './bench-round.ts';

type Column = Measurement['viewer'];

const columns: readonly (readonly [Column, string])[] = [
  ['femora', 'Femora'],
  ['dwv', 'dwv'],
  ['loader', 'loader, WebGL'],
  ['loader-cpu', 'loader, CPU'],
  ['femora-new', 'Femora, new file'],
];

/** Null: measured, and not shown. Undefined: not measured. */
type Median = number | null | undefined;

type Rounds = readonly (readonly Measurement[])[];

interface Compared {
  readonly name: string;
  /** The fastest other viewer's median over Femora's; above 1 Femora is faster. */
  readonly ratio: number;
  readonly asNewRatio: number | undefined;
}

/** A Markdown table of medians over all rounds, milliseconds, and what it comes to. */
export function comparisonTable(films: readonly BenchFilm[], rounds: Rounds): string {
  const measured = rounds.flat();
  const lines = [
    `| file | pixels | ${columns.map(([, title]) => title).join(' | ')} | ratio |`,
    `|---|---|${columns.map(() => '--:|').join('')}--:|`,
  ];
  const missed: string[] = [];
  const compared = compare(films, measured);
  for (const { name, widthPx, heightPx } of films) {
    const shown = columns.map(([viewer]) => medianText(medianFor(measured, name, viewer)));
    const ratio = compared.find((one) => one.name === name)?.ratio;
    if (medianFor(measured, name, 'femora') === null && fastestOther(measured, name) !== undefined)
      missed.push(name);
    lines.push(`| ${name} | ${widthPx} × ${heightPx} | ${shown.join(' | ')} | ${ratio?.toFixed(2) ?? '-'} |`);
  }
  const slower = compared
    .filter(({ ratio }) => ratio < 1)
    .map(({ name, ratio }) => `${name} (${ratio.toFixed(2)})`);
  const asNew = compared.flatMap(({ asNewRatio }) => asNewRatio ?? []);
  return [
    ...lines,
    '',
    `${compared.length} files that another viewer shows too: median ratio ${middle(compared.map(({ ratio }) => ratio))}${steadiness(films, rounds)}; ` +
      `Femora slower on ${slower.length}${slower.length > 0 ? `: ${slower.join(', ')}` : ''}.`,
    `Files that another viewer shows and Femora does not: ${missed.length > 0 ? missed.join(', ') : 'none'}.`,
    `As a new file, with the copy and the casebook: median ratio ${middle(asNew)}.`,
  ].join('\n');
}

/** How far the median ratio depends on any single round. */
function steadiness(films: readonly BenchFilm[], rounds: Rounds): string {
  if (rounds.length < 3) return '';
  const without = rounds.map((left) => {
    const rest = rounds.filter((round) => round !== left).flat();
    return medianOf(compare(films, rest).map(({ ratio }) => ratio)) ?? Number.NaN;
  });
  return ` (${Math.min(...without).toFixed(2)} to ${Math.max(...without).toFixed(2)} with any one round left out)`;
}

function compare(films: readonly BenchFilm[], measured: readonly Measurement[]): readonly Compared[] {
  return films.flatMap(({ name }) => {
    const own = medianFor(measured, name, 'femora');
    const asNew = medianFor(measured, name, 'femora-new');
    const other = fastestOther(measured, name);
    if (typeof own !== 'number' || other === undefined) return [];
    return { name, ratio: other / own, asNewRatio: typeof asNew === 'number' ? other / asNew : undefined };
  });
}

function fastestOther(measured: readonly Measurement[], film: string): number | undefined {
  const others = (['dwv', 'loader', 'loader-cpu'] as const).map((viewer) =>
    medianFor(measured, film, viewer),
  );
  const shown = others.filter((ms) => typeof ms === 'number');
  return shown.length > 0 ? Math.min(...shown) : undefined;
}

function medianFor(measured: readonly Measurement[], film: string, viewer: Column): Median {
  return medianOf(measured.filter((one) => one.film === film && one.viewer === viewer).map(({ ms }) => ms));
}

function medianText(ms: Median): string {
  return ms === undefined ? '-' : (ms?.toFixed(1) ?? 'not shown');
}

function middle(ratios: readonly number[]): string {
  return medianOf(ratios)?.toFixed(2) ?? '-';
}

/** Null where fewer than half of the measurements succeeded. */
function medianOf(values: readonly (number | null)[]): Median {
  if (values.length === 0) return undefined;
  const succeeded = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (2 * succeeded.length < values.length) return null;
  const upper = succeeded[Math.floor(succeeded.length / 2)];
  const lower = succeeded[Math.floor((succeeded.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
