import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { PNG } from 'pngjs';
import type { CaseSummary } from '#contract/case.ts';
import type { OpenedSet } from '#contract/reading-set.ts';
import { forestPlotSvg } from '#domain/report/forest-plot.ts';
import { driftingCases } from '#test/builders/drifting-cases.ts';
import { addReadCases } from '#test/builders/read-cases.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { createReadingRoom } from './pages/reading-room.ts';

const reader = '#79b4ef';
const model = '#f2a65a';

/** Every drawing that can be saved: where it is, what it must say, and in whose colours it is drawn. */
const figures = [
  {
    page: 'Compare',
    testId: 'roc-chart',
    file: 'femora-roc',
    words: [/^ROC.* \(n = 80\)$/, /^Sensitivity/, /^1 − specificity/, /never/],
    colours: [reader, model],
  },
  {
    page: 'Compare',
    testId: 'calibration-chart',
    file: 'femora-calibration',
    words: [/^Calibration.* \(n = 80\)$/, /^Mean score/, /^Share pathologic/, /never/],
    colours: [model],
  },
  {
    page: 'Compare',
    testId: 'decision-chart',
    file: 'femora-decision-curve',
    words: [/^Decision curve.* \(n = 80\)$/, /^Net benefit/, /^Probability from/, /never/],
    colours: [model],
  },
  {
    page: 'Studies',
    testId: 'learning-curve',
    file: 'femora-learning-curve',
    words: [/^My learning curve \(n = 6\)$/, /^Reads$/, /^Right, of the last 20$/],
    colours: [reader],
  },
  {
    page: 'Models',
    testId: 'score-watch',
    file: 'femora-score-watch',
    words: [/^Scores.* \(n = \d+\)$/, /^Case, in the order/, /^Moving average/],
    colours: [model],
  },
  {
    page: 'Models',
    testId: 'refusal-chart',
    file: 'femora-refusal-chart',
    words: [/^Share of films refused \(n = \d+\)$/, /^Groups of/, /^Share$/],
    colours: [model],
  },
  {
    page: 'Models',
    testId: 'override-chart',
    file: 'femora-override-chart',
    words: [/^Share of final calls.* \(n = \d+\)$/, /^Groups of/, /^Share$/],
    colours: [model],
  },
] as const;

/** What a parsed SVG document is made of. */
interface DrawingParts {
  readonly isSound: boolean;
  readonly elements: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly texts: readonly string[];
  readonly widthPx: number;
  readonly heightPx: number;
  /** Texts that reach out of the drawing. */
  readonly cutOff: readonly string[];
}

/** Reads a saved drawing as any other program would, without the page's styles. */
function readDrawing(page: Page, svg: string): Promise<DrawingParts> {
  return page.evaluate((source) => {
    const file = new DOMParser().parseFromString(source, 'image/svg+xml');
    const root = file.documentElement as unknown as SVGSVGElement;
    const all = Array.from(file.querySelectorAll('*'));
    const holder = document.body.appendChild(document.createElement('div'));
    holder.append(document.importNode(root, true));
    const frame = holder.firstElementChild?.getBoundingClientRect();
    const cutOff = Array.from(holder.querySelectorAll('text')).filter((text) => {
      const box = text.getBoundingClientRect();
      if (!frame) return true;
      const reachesOut = box.left < frame.left || box.right > frame.right;
      return reachesOut || box.top < frame.top || box.bottom > frame.bottom;
    });
    const words = cutOff.map((text) => text.textContent);
    holder.remove();
    return {
      isSound: file.querySelector('parsererror') === null && root.localName === 'svg',
      elements: all.map(({ localName }) => localName),
      attributes: all.flatMap((element) =>
        Array.from(element.attributes, ({ name, value }) => [name, value] as const),
      ),
      texts: Array.from(file.querySelectorAll('text'), (text) => text.textContent),
      widthPx: root.viewBox.baseVal.width,
      heightPx: root.viewBox.baseVal.height,
      cutOff: words,
    };
  }, svg);
}

function expectStandsAlone({ isSound, elements, attributes, cutOff }: DrawingParts): void {
  expect(isSound).toBe(true);
  const allowed = new Set(['svg', 'g', 'path', 'rect', 'circle', 'text']);
  expect(elements.filter((name) => !allowed.has(name))).toEqual([]);
  expect(attributes.filter(([name]) => /^(class|style|href|xlink:href)$/.test(name))).toEqual([]);
  expect(attributes.filter(([, value]) => /var\(|url\(|currentcolor/i.test(value))).toEqual([]);
  const colours = attributes.filter(([name]) => name === 'fill' || name === 'stroke');
  expect(colours.filter(([, value]) => !/^(none|#[0-9a-f]{6})$/.test(value))).toEqual([]);
  const fonts = attributes.filter(([name]) => name === 'font-family');
  expect(fonts.map(([, value]) => /sans-serif$/.test(value))).toEqual([true]);
  expect(cutOff).toEqual([]);
}

/** How many pixels have about this colour, and how many colours there are. */
function coloursOf({ data }: PNG, wanted: readonly string[]): { counts: number[]; distinct: number } {
  const targets = wanted.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const counts = targets.map(() => 0);
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    const pixel = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    seen.add(((pixel[0] ?? 0) << 16) | ((pixel[1] ?? 0) << 8) | (pixel[2] ?? 0));
    targets.forEach((target, index) => {
      if (target.every((value, channel) => Math.abs(value - (pixel[channel] ?? 0)) < 12))
        counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  return { counts, distinct: seen.size };
}

function expectPicture(
  bytes: Buffer,
  drawing: DrawingParts,
  scale: number,
  colours: readonly string[],
): void {
  const picture = PNG.sync.read(bytes);
  expect([picture.width, picture.height]).toEqual([scale * drawing.widthPx, scale * drawing.heightPx]);
  const { counts, distinct } = coloursOf(picture, colours);
  expect(Math.min(...counts)).toBeGreaterThan(200);
  expect(distinct).toBeGreaterThan(30);
}

/** For people to look at. */
async function keepPicture(testInfo: TestInfo, name: string, bytes: Buffer): Promise<void> {
  const folder = path.resolve('artifacts', 'figures', testInfo.project.name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), bytes);
}

async function ask<Output>(page: Page, operation: string, input: unknown): Promise<Output> {
  const answer = (await askService(page, operation, input)) as { kind: string; output: Output };
  expect(answer, operation).toMatchObject({ kind: 'result' });
  return answer.output;
}

/** Six reads in a teaching set, one of three wrong. */
async function readTeachingSet(page: Page): Promise<void> {
  const cases = await ask<CaseSummary[]>(page, 'cases.list', {});
  const caseIds = cases.slice(0, 6).map(({ caseId }) => caseId);
  const draft = { name: 'Teaching', kind: 'teaching', caseIds, washoutDays: 0 };
  const { setId } = await ask<{ setId: string }>(page, 'sets.create', draft);
  const opened = await ask<OpenedSet>(page, 'sets.open', { setId });
  const site = { xPx: 200, yPx: 200, widthPx: 100, heightPx: 100 };
  for (const [index, { caseId }] of opened.cases.entries()) {
    await ask(page, 'reading.mark', { caseId, mark: { side: 'left', site } });
    const call = index % 3 === 0 ? 'pathologic' : 'nonpathologic';
    await ask(page, 'reading.commit', {
      caseId,
      read: { call, confidencePercent: 50, findings: [], note: '' },
    });
  }
}

test('Given every figure with data in it, when it is saved, then the SVG stands alone and says what it is, and the PNG shows it', async ({
  femora,
}, testInfo) => {
  test.setTimeout(240_000);
  await addReadCases(femora.dataFolder, driftingCases());
  // The casebook was filled behind the back of the program.
  await femora.restart();
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.skipHints();
  await readTeachingSet(page);
  const folder = path.join(femora.dataFolder, 'saved');
  await mkdir(folder);
  await femora.keepDownloads(folder);

  for (const figure of figures) {
    await test.step(figure.testId, async () => {
      await room.goTo(figure.page);
      const drawn = page.getByTestId(figure.testId);
      if (figure.page === 'Models') {
        await expect(page.getByTestId('watch')).toBeVisible();
        if (!(await drawn.isVisible())) await page.getByText('Show the charts').click();
      }
      const frame = page.locator('figure').filter({ has: drawn });
      const saved = async (button: string, extension: string, end: RegExp): Promise<Buffer> => {
        await frame.getByRole('button', { name: button }).click();
        const file = path.join(folder, `${figure.file}.${extension}`);
        const read = (): Promise<Buffer> => readFile(file).catch(() => Buffer.alloc(0));
        await expect.poll(async () => end.test((await read()).toString('latin1'))).toBe(true);
        return read();
      };
      const svg = (await saved('Save as SVG', 'svg', /<\/svg>$/)).toString('utf8');
      const drawing = await readDrawing(page, svg);
      expectStandsAlone(drawing);
      for (const words of figure.words) {
        expect(
          drawing.texts.filter((text) => words.test(text)),
          String(words),
        ).not.toEqual([]);
      }
      const png = await saved('Save as PNG', 'png', /IEND.{4}$/s);
      await keepPicture(testInfo, `${figure.file}.png`, png);
      expectPicture(png, drawing, 3, figure.colours);
    });
  }
});

test('Given the forest plot of several clinics, when it is opened, then it stands alone and shows every clinic', async ({
  femora,
}, testInfo) => {
  const site = (
    name: string,
    value: number,
  ): Parameters<typeof forestPlotSvg>[0][number]['rows'][number] => ({
    name,
    counts: `${String(Math.round(value * 50))} of 50`,
    interval: { value, low: value - 0.1, high: Math.min(1, value + 0.08) },
    isPooled: false,
  });
  const rows = [
    site('Clinic <one> & others', 0.88),
    site('A clinic with a very long name indeed, at the sea', 0.72),
    { name: 'Clinic three', counts: '0 of 0', interval: null, isPooled: false },
    { ...site('mean over sites', 0.81), counts: '', isPooled: true },
  ];
  const remark = 'Wilson intervals for sites; bivariate random effects (Reitsma, REML) for the means.';
  const svg = forestPlotSvg(
    [
      { title: 'Sensitivity', rows },
      { title: 'Specificity', rows },
    ],
    remark,
  );
  const { page } = femora;
  const drawing = await readDrawing(page, svg);
  expectStandsAlone(drawing);
  for (const words of [
    'Sensitivity',
    'Specificity',
    'share (95 % interval)',
    'Clinic <one> & others',
    '44 of 50',
    '0.50',
    remark,
  ]) {
    expect(drawing.texts).toContain(words);
  }
  const png = await page.evaluate(
    async ([source, width, height]) => {
      const picture = new Image();
      picture.src = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
      await picture.decode();
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
      return Array.from(new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer()));
    },
    [svg, drawing.widthPx, drawing.heightPx] as const,
  );
  await keepPicture(testInfo, 'forest-plot.png', Buffer.from(png));
  expectPicture(Buffer.from(png), drawing, 1, ['#202428', '#a85f12']);
});
