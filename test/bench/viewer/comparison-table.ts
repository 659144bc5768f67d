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

/**
 * A Markdown table of medians, milliseconds, and what it comes to; the ratio is the fastest other viewer's median over
 * Femora's.
 */
export function comparisonTable(films: readonly BenchFilm[], measured: readonly Measurement[]): string {
  const lines = [
    `| file | pixels | ${columns.map(([, title]) => title).join(' | ')} | ratio |`,
    `|---|---|${columns.map(() => '--:|').join('')}--:|`,
  ];
  const ratios: { readonly name: string; readonly ratio: number }[] = [];
  const newRatios: number[] = [];
  const missed: string[] = [];
  for (const { name, widthPx, heightPx } of films) {
    const of = (viewer: Column): Median =>
      medianOf(measured.filter((one) => one.film === name && one.viewer === viewer).map(({ ms }) => ms));
    const own = of('femora');
    const ownNew = of('femora-new');
    const others = [of('dwv'), of('loader'), of('loader-cpu')].filter((ms) => typeof ms === 'number');
    const fastest = others.length > 0 ? Math.min(...others) : undefined;
    const ratio = typeof own === 'number' && fastest !== undefined ? fastest / own : undefined;
    if (ratio !== undefined) ratios.push({ name, ratio });
    if (typeof ownNew === 'number' && fastest !== undefined) newRatios.push(fastest / ownNew);
    if (own === null && fastest !== undefined) missed.push(name);
    const shown = columns.map(([viewer]) => medianText(of(viewer)));
    lines.push(`| ${name} | ${widthPx} × ${heightPx} | ${shown.join(' | ')} | ${ratio?.toFixed(2) ?? '-'} |`);
  }
  const slower = ratios
    .filter(({ ratio }) => ratio < 1)
    .map(({ name, ratio }) => `${name} (${ratio.toFixed(2)})`);
  return [
    ...lines,
    '',
    `${ratios.length} files that another viewer shows too: median ratio ${middle(ratios.map(({ ratio }) => ratio))}; ` +
      `Femora slower on ${slower.length}${slower.length > 0 ? `: ${slower.join(', ')}` : ''}.`,
    `Files that another viewer shows and Femora does not: ${missed.length > 0 ? missed.join(', ') : 'none'}.`,
    `As a new file, with the copy and the casebook: median ratio ${middle(newRatios)}.`,
  ].join('\n');
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
