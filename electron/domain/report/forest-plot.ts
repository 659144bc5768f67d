import type { Interval } from '#domain/statistics/interval.ts';

/** One line of a forest plot; shares 0..1. */
export interface ForestRow {
  readonly name: string;
  /** How many of how many; empty for a pooled line. */
  readonly counts: string;
  readonly interval: Interval | null;
  readonly isPooled: boolean;
}

/** One figure over the sites. */
export interface ForestPanel {
  readonly title: string;
  readonly rows: readonly ForestRow[];
}

const rowHeight = 22;
const panelGap = 34;
const names = 16;
const counts = 210;
const axis = { left: 290, width: 320 };
const words = 624;
const width = 780;

/** Forest plots under each other as an SVG document: a square and its interval for a site, a diamond for the mean. */
export function forestPlotSvg(panels: readonly ForestPanel[], remark: string): string {
  let y = 28;
  const parts: string[] = [];
  for (const { title, rows } of panels) {
    parts.push(text(names, y, title, 'font-weight="600"'));
    parts.push(text(words, y, 'share (95 % interval)', 'fill="#50585f"'));
    const top = y + 10;
    const bottom = top + rows.length * rowHeight;
    for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
      parts.push(`<path d="M${at(tick)} ${top}V${bottom}" stroke="#d0d4d8"/>`);
      parts.push(text(Number(at(tick)), bottom + 14, tick.toFixed(2), 'text-anchor="middle" fill="#50585f"'));
    }
    rows.forEach((row, index) => {
      parts.push(...drawRow(row, top + (index + 0.5) * rowHeight));
    });
    y = bottom + panelGap + 14;
  }
  parts.push(text(names, y, remark, 'fill="#50585f"'));
  const height = y + 18;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="Inter, Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif" font-size="12">` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>\n`
  );
}

function drawRow({ name, counts: counted, interval, isPooled }: ForestRow, y: number): string[] {
  const head = [
    text(
      names,
      y + 4,
      name.length > 28 ? `${name.slice(0, 27)}…` : name,
      isPooled ? 'font-weight="600"' : '',
    ),
    text(counts, y + 4, counted, ''),
  ];
  if (!interval) return [...head, text(words, y + 4, 'no such cases', 'fill="#50585f"')];
  const { value, low, high } = interval;
  const figure = isPooled
    ? `<path d="M${at(low)} ${y}L${at(value)} ${y - 7}L${at(high)} ${y}L${at(value)} ${y + 7}z" fill="#a85f12"/>`
    : `<path d="M${at(low)} ${y}H${at(high)}" stroke="#202428" stroke-width="1.5"/>` +
      `<rect x="${Number(at(value)) - 4}" y="${y - 4}" width="8" height="8" fill="#202428"/>`;
  return [...head, figure, text(words, y + 4, `${three(value)} (${three(low)} to ${three(high)})`, '')];
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escapeXml(content)}</text>`;
}

function at(share: number): string {
  return (axis.left + axis.width * share).toFixed(1);
}

function three(share: number): string {
  return share.toFixed(3);
}

function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
