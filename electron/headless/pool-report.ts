import type { ForestPanel, ForestRow } from '#domain/report/forest-plot.ts';
import type { ConfusionTable } from '#domain/statistics/confusion-table.ts';
import type { Interval } from '#domain/statistics/interval.ts';
import type { PooledSitesEstimate } from '#domain/statistics/pool-sites.ts';
import { wilsonInterval } from '#domain/statistics/wilson-interval.ts';

/** One site and its 2x2 table. */
export interface PooledSite {
  readonly name: string;
  /** SHA-256, hex, of the key that signed its file. */
  readonly fingerprint: string;
  readonly table: ConfusionTable;
}

const axisColumns = 41;

/** Why there is no mean, in plain words. */
const reasons = {
  'too-few-sites': 'no mean over sites: at least three sites with cases of both kinds are needed',
  'no-convergence': 'no mean over sites: the spread between them could not be estimated',
} as const;

/** Sensitivity and specificity of every site with Wilson intervals, and their means over sites. */
export function forestPanels(sites: readonly PooledSite[], pooled: PooledSitesEstimate): ForestPanel[] {
  const panel = (
    title: string,
    counted: (table: ConfusionTable) => readonly [number, number],
    mean: Interval | null,
  ): ForestPanel => ({
    title,
    rows: [
      ...sites.map(({ name, table }): ForestRow => {
        const [right, n] = counted(table);
        return {
          name,
          counts: `${String(right)} of ${String(n)}`,
          interval: n === 0 ? null : wilsonInterval(right, n),
          isPooled: false,
        };
      }),
      ...(mean ? [{ name: 'mean over sites', counts: '', interval: mean, isPooled: true }] : []),
    ],
  });
  return [
    panel(
      'Sensitivity',
      ({ truePositive, falseNegative }) => [truePositive, truePositive + falseNegative],
      pooled.kind === 'pooled' ? pooled.sensitivity : null,
    ),
    panel(
      'Specificity',
      ({ trueNegative, falsePositive }) => [trueNegative, trueNegative + falsePositive],
      pooled.kind === 'pooled' ? pooled.specificity : null,
    ),
  ];
}

/** The same as lines of text, with a forest plot of characters. */
export function poolReport(panels: readonly ForestPanel[], pooled: PooledSitesEstimate): string {
  const names = Math.max(15, ...panels.flatMap(({ rows }) => rows.map(({ name }) => name.length)));
  return [
    ...panels.flatMap(({ title, rows }) => [
      `${title}, 95 % intervals`,
      `${' '.repeat(names + 40)}  0${'.'.repeat(axisColumns - 2)}1`,
      ...rows.map((row) => line(row, names)),
      '',
    ]),
    ...(pooled.kind === 'undefined'
      ? [reasons[pooled.reason]]
      : [
          `Bivariate random-effects means (Reitsma 2005, REML) over ${String(pooled.sites)} sites.`,
          `Spread between sites, in logits: sensitivity ${pooled.sensitivitySpread.toFixed(2)}, specificity ${pooled.specificitySpread.toFixed(2)}` +
            (pooled.correlation === null ? '.' : `, correlation ${pooled.correlation.toFixed(2)}.`),
          ...(pooled.corrected
            ? ['A cell is empty somewhere: half a case was added to every cell of all sites.']
            : []),
          ...(pooled.sites < 10
            ? [
                'With so few sites the spread between them is barely known: the intervals of the means are too narrow.',
              ]
            : []),
        ]),
  ].join('\n');
}

function line({ name, counts, interval, isPooled }: ForestRow, names: number): string {
  const head = `${name.padEnd(names)}${counts.padStart(14)}`;
  if (!interval) return `${head}  no such cases`;
  const { value, low, high } = interval;
  const words = `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `${head}  ${words.padEnd(24)}  ${bar(interval, isPooled ? '◆' : '■', isPooled ? '=' : '-')}`;
}

function bar({ value, low, high }: Interval, sign: string, stroke: string): string {
  const at = (share: number): number => Math.round(share * (axisColumns - 1));
  return Array.from({ length: axisColumns }, (_, column) => {
    if (column === at(value)) return sign;
    return column >= at(low) && column <= at(high) ? stroke : ' ';
  })
    .join('')
    .trimEnd();
}
