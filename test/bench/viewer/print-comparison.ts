import type { BenchFilm } from './bench-films.ts';
import type { Measurement } from './bench-round.ts';

type Column = Measurement['viewer'];

const columns: readonly (readonly [Column, string])[] = [
  ['femora', 'Femora'],
  ['dwv', 'dwv'],
  ['loader', 'loader, WebGL'],
  ['loader-cpu', 'loader, CPU'],
  ['femora-new', 'Femora, new file'],
];

/** A Markdown table of medians, milliseconds; the ratio is the fastest other viewer's median over Femora's. */
export function printComparison(films: readonly BenchFilm[], measured: readonly Measurement[]): void {
  console.log(`\n| file | pixels | ${columns.map(([, title]) => title).join(' | ')} | ratio |`);
  console.log(`|---|---|${columns.map(() => '--:|').join('')}--:|`);
  const ratios: { readonly name: string; readonly ratio: number }[] = [];
  const newRatios: number[] = [];
  for (const film of films) {
    const of = (viewer: Column): number | null =>
      medianOf(measured.filter((one) => one.film === film && one.viewer === viewer).map(({ ms }) => ms));
    const shown = columns.map(([viewer]) => of(viewer)?.toFixed(1) ?? 'not shown');
    const others = [of('dwv'), of('loader'), of('loader-cpu')].filter((ms) => ms !== null);
    const own = of('femora');
    const ownNew = of('femora-new');
    const fastest = others.length > 0 ? Math.min(...others) : null;
    const ratio = own === null || fastest === null ? null : fastest / own;
    if (ratio !== null) ratios.push({ name: film.name, ratio });
    if (ownNew !== null && fastest !== null) newRatios.push(fastest / ownNew);
    const size = `${film.widthPx} × ${film.heightPx}`;
    console.log(`| ${film.name} | ${size} | ${shown.join(' | ')} | ${ratio?.toFixed(2) ?? '-'} |`);
  }
  const slower = ratios.filter(({ ratio }) => ratio < 1);
  const median = medianOf(ratios.map(({ ratio }) => ratio)) ?? Number.NaN;
  console.log(
    `\n${ratios.length} files that another viewer shows too: median ratio ${median.toFixed(2)}; ` +
      `Femora slower on ${slower.length}${slower.length > 0 ? `: ${slower.map(({ name, ratio }) => `${name} (${ratio.toFixed(2)})`).join(', ')}` : ''}`,
  );
  console.log(
    `As a new file, with the copy and the casebook: median ratio ${(medianOf(newRatios) ?? Number.NaN).toFixed(2)}`,
  );
}

/** Null where fewer than half of the measurements succeeded. */
function medianOf(values: readonly (number | null)[]): number | null {
  const succeeded = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (succeeded.length === 0 || 2 * succeeded.length < values.length) return null;
  return succeeded[Math.floor(succeeded.length / 2)] ?? null;
}
