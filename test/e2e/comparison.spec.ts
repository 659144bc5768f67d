import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CaseDetail, CaseSummary } from '#contract/case.ts';
import type { ReaderSessionState } from '#contract/reader.ts';
import type { ReadingCall } from '#contract/reading.ts';
import { writeManyPhantoms, type ManyPhantom } from './films/many-phantoms.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { areaByPairs, kappaOf, mcNemar, wilson } from './pages/plain-statistics.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

const caseCount = 30;

/** One case as it was read, and what the model said. */
interface Read {
  readonly title: string;
  readonly truth: 'pathologic' | 'nonpathologic';
  readonly unaided: ReadingCall;
  readonly aided: ReadingCall;
  readonly confidencePercent: number;
  readonly model: ReadingCall | 'refused';
  /** Null where the model refused. */
  readonly score: number | null;
}

async function ask<Output>(page: Page, operation: string, input: unknown): Promise<Output> {
  const answer = (await askService(page, operation, input)) as { kind: string; output: Output };
  expect(answer, operation).toMatchObject({ kind: 'result' });
  return answer.output;
}

/** What is called of film `index` when it is read as the `turn`-th: some wrong, some corrected, some spoilt, two undecided. */
function plannedRead(
  index: number,
  turn: number,
  { hasLesion }: ManyPhantom,
): Omit<Read, 'title' | 'model' | 'score'> {
  // Histology is not what the film shows in a few, so that the model errs too.
  const isPathologic = [4, 15, 22].includes(index) ? !hasLesion : hasLesion;
  const truth = isPathologic ? 'pathologic' : 'nonpathologic';
  const wrong = isPathologic ? 'nonpathologic' : 'pathologic';
  const unaided = turn === 12 || turn === 27 ? 'indeterminate' : turn % 4 === 1 ? wrong : truth;
  const aided = turn % 8 === 1 ? truth : turn === 6 ? wrong : unaided;
  const confidencePercent = unaided === 'pathologic' ? 60 + (turn % 7) * 5 : 10 + (turn % 6) * 6;
  return { truth, unaided, aided, confidencePercent };
}

/** Reads every film to the truth over the service, as the reader who is signed in, from the `firstTurn`-th turn on. */
async function readAll(page: Page, films: readonly ManyPhantom[], firstTurn = 0): Promise<Read[]> {
  const summaries = await ask<CaseSummary[]>(page, 'cases.list', {});
  const reads: Read[] = [];
  for (const [index, film] of films.entries()) {
    const caseId = summaries.find(({ title }) => title.replace('^', ', ') === film.title)?.caseId;
    const { truth, unaided, aided, confidencePercent } = plannedRead(index, index + firstTurn, film);
    await ask(page, 'reading.mark', { caseId, mark: film.mark });
    const read = { call: unaided, confidencePercent, findings: [], note: '' };
    await ask(page, 'reading.commit', { caseId, read });
    const { prediction } = await ask<CaseDetail>(page, 'reading.reveal', { caseId });
    if (!prediction) throw new Error(`nothing was revealed of ${film.title}`);
    const model = prediction.kind === 'score' ? prediction.call : 'refused';
    const score = prediction.kind === 'score' ? prediction.score : null;
    await ask(page, 'reading.decide', { caseId, call: aided });
    const reference = { truth, source: 'histology', establishedOn: '2026-11-20' };
    await ask(page, 'reading.resolve', { caseId, reference });
    reads.push({ title: film.title, truth, unaided, aided, confidencePercent, model, score });
  }
  return reads;
}

function isDefinite(call: Read['model']): boolean {
  return call !== 'indeterminate' && call !== 'refused';
}

/** Value, interval and counts of a proportion as the page writes them. */
function shareWords(counted: number, n: number): string[] {
  const { low, high } = wilson(counted, n);
  // A share that is not quite 0 or 1 is not written as if it were.
  const word = (share: number): string =>
    share > 0.995 && share < 1 ? '> 0.99' : share > 0 && share < 0.005 ? '< 0.01' : share.toFixed(2);
  return [word(counted / n), `${word(low)} to ${word(high)}`, `${String(counted)} of ${String(n)}`];
}

test('Given thirty cases with truth and a second reader who has read some of them otherwise, when the first compares, then every number equals an independent computation and opens its cases', async ({
  femora,
}, testInfo) => {
  // Thirty films are opened, scored and read: with other work on the machine that takes its time.
  test.setTimeout(300_000);
  const films = writeManyPhantoms(path.join(femora.dataFolder, 'films'), caseCount);
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.open(films.map(({ file }) => file));
  await expect
    .poll(async () => (await ask<CaseSummary[]>(page, 'cases.list', {})).length, { timeout: 120_000 })
    .toBe(caseCount);
  await room.skipHints();
  await room.goTo('Settings');
  const reads = await readAll(page, films);
  await ask(page, 'readers.changePin', { oldPin: null, newPin: '1111' });
  const { readers } = await ask<ReaderSessionState>(page, 'readers.add', { name: 'Reader B', pin: '2222' });
  await readAll(page, films.slice(0, 5), 1);
  await ask(page, 'readers.signIn', { readerId: readers[0]?.readerId, pin: '1111' });
  await room.goTo('Settings');
  await room.goTo('Compare');

  const cell = (figure: string, caller: string) =>
    page.getByTestId('accuracy-table').locator(`[data-figure="${figure}"] [data-caller="${caller}"] button`);
  for (const caller of ['unaided', 'aided', 'model'] as const) {
    const called = reads.filter((read) => isDefinite(read[caller]));
    const right = (among: readonly Read[]): number =>
      among.filter((read) => read[caller] === read.truth).length;
    const pathologic = called.filter(({ truth }) => truth === 'pathologic');
    const others = called.filter(({ truth }) => truth === 'nonpathologic');
    for (const [figure, among] of [
      ['sensitivity', pathologic],
      ['specificity', others],
      ['accuracy', called],
    ] as const) {
      for (const words of shareWords(right(among), among.length)) {
        await expect(cell(figure, caller)).toContainText(words);
      }
    }
    const sensitivity = right(pathologic) / pathologic.length;
    const specificity = right(others) / others.length;
    await expect(cell('balancedAccuracy', caller)).toContainText(
      ((sensitivity + specificity) / 2).toFixed(2),
    );
    const flagged = 0.04 * sensitivity + 0.96 * (1 - specificity);
    await expect(cell('positivePredictiveValueAtPrevalence', caller)).toContainText(
      flagged === 0 ? 'not defined' : ((0.04 * sensitivity) / flagged).toFixed(2),
    );
  }

  // The sentence is over the cases in which all three were definite.
  const common = reads.filter(({ unaided, aided, model }) => [unaided, aided, model].every(isDefinite));
  expect(common.length).toBeGreaterThan(20);
  const rightIn = (caller: 'unaided' | 'aided' | 'model'): number =>
    common.filter((read) => read[caller] === read.truth).length;
  await expect(page.getByTestId('truth-sentence')).toContainText(
    `Of 30 cases with truth, ${String(common.length)} have a definite call from everyone. In these you were right in ${String(rightIn('unaided'))}, with the model ${String(rightIn('aided'))}, the model alone ${String(rightIn('model'))}`,
  );
  await photograph(page, testInfo, '16-compare-with-truth');

  const onlyFirst = common.filter(({ unaided, model, truth }) => unaided === truth && model !== truth).length;
  const onlySecond = common.filter(
    ({ unaided, model, truth }) => unaided !== truth && model === truth,
  ).length;
  const pair = page.getByTestId('pair-table').locator('[data-among="all"] [data-pair="unaided-model"]');
  await expect(pair).toContainText(
    onlyFirst + onlySecond === 0 ? 'never differ' : mcNemar(onlyFirst, onlySecond).toFixed(3),
  );

  const wrongBefore = common.filter(({ unaided, truth }) => unaided !== truth);
  const corrected = wrongBefore.filter(({ aided, truth }) => aided === truth).length;
  for (const words of shareWords(corrected, wrongBefore.length)) {
    await expect(page.getByTestId('switch-table').locator('[data-rate="wrongToRight"]')).toContainText(words);
  }

  const scored = reads.flatMap(({ score, truth }) =>
    score === null ? [] : [{ score, isPathologic: truth === 'pathologic' }],
  );
  const confidence = reads.map(({ confidencePercent, truth }) => ({
    score: confidencePercent,
    isPathologic: truth === 'pathologic',
  }));
  await expect(page.getByTestId('areas').locator('dd').nth(0)).toContainText(areaByPairs(scored).toFixed(2));
  await expect(page.getByTestId('areas').locator('dd').nth(1)).toContainText(
    areaByPairs(confidence).toFixed(2),
  );
  const brier =
    scored.reduce((sum, { score, isPathologic }) => sum + (score - Number(isPathologic)) ** 2, 0) /
    scored.length;
  await expect(page.getByTestId('calibration-chart')).toContainText(brier.toFixed(2));
  const definite = reads.filter(({ unaided, model }) => isDefinite(unaided) && isDefinite(model));
  await expect(page.getByTestId('agreement-figures')).toContainText(
    kappaOf(
      definite.map(({ unaided }) => unaided),
      definite.map(({ model }) => model),
    ).toFixed(2),
  );
  await expect(page.getByTestId('subgroup-table').locator('[data-group="Reader 1"]')).toContainText('n = 30');

  for (const [section, name] of [
    ['accuracy-table', '16-compare-table'],
    ['pair-table', '16-compare-pairs'],
    ['roc-chart', '16-compare-roc'],
    ['calibration-chart', '16-compare-calibration'],
    ['switch-table', '16-compare-switches'],
    ['subgroup-table', '16-compare-subgroups'],
    ['agreement-figures', '16-compare-agreement'],
  ] as const) {
    await page.getByTestId(section).evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await photograph(page, testInfo, name);
  }

  // What leaves the page: a table without names, and pictures that are whole files.
  const folder = path.join(femora.dataFolder, 'saved');
  await mkdir(folder);
  await femora.keepDownloads(folder);
  const saved = async (button: string, name: string, end: RegExp): Promise<Buffer> => {
    await page.getByRole('button', { name: button }).first().click();
    const read = (): Promise<Buffer> => readFile(path.join(folder, name)).catch(() => Buffer.alloc(0));
    await expect.poll(async () => end.test((await read()).toString('latin1'))).toBe(true);
    return read();
  };
  const rows = (await saved('Save the cases as CSV', 'femora-cases.csv', /(tive|refused)\r\n$/))
    .toString('utf8')
    .trimEnd()
    .split('\r\n');
  expect(rows).toHaveLength(caseCount + 1);
  expect(rows.join('\n')).not.toContain('SYNTHETIC');
  expect(rows.filter((row) => row.includes('falseNegative')).length).toBeGreaterThan(0);
  const drawing = (await saved('Save as SVG', 'femora-roc.svg', /<\/svg>$/)).toString('utf8');
  expect(drawing).toContain('xmlns="http://www.w3.org/2000/svg"');
  // Lines of a drawing are elements of their own.
  expect(drawing.replaceAll(/<[^>]*>/g, ' ')).toMatch(
    /never\s+validated\s+on\s+real\s+pathologic\s+fractures/,
  );
  expect((await saved('Save as PNG', 'femora-roc.png', /IEND.{4}$/s)).subarray(1, 4).toString('latin1')).toBe(
    'PNG',
  );

  // A cell opens its cases, and one of them opens the film.
  const missed = reads.filter(({ truth, unaided }) => truth === 'pathologic' && unaided === 'nonpathologic');
  await page.getByRole('button', { name: 'Pathologic, missed. Read without the model' }).click();
  const opened = page.getByTestId('opened-cases');
  await expect(opened.locator('[data-case-id]')).toHaveCount(missed.length);
  await photograph(page, testInfo, '16-compare-opened-cases');
  const [first] = missed;
  if (!first) throw new Error('no case was missed');
  await opened.getByRole('button', { name: first.title }).click();
  await room.waitForFilm();
  await expect(room.step('truth')).toContainText('Pathologic');
  expect(femora.problems).toEqual([]);
});
