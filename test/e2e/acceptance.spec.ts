import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openSiteFile } from '#adapters/site-key/open-site-file.ts';
import { comparisonPrintRoute, printReadyTitle } from '#contract/print-route.ts';
import { driftingCases } from '#test/builders/drifting-cases.ts';
import { addReadCases } from '#test/builders/read-cases.ts';
import { writeManyPhantoms } from './films/many-phantoms.ts';
import { expect, test } from './hosts/host-test.ts';
import { pdfPages } from './pages/pdf-pages.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

const researchUse = 'Research use only. Not a medical device.';

test('Given eighty read cases with truth, when the package is tested here, then the verdict is signed, drift is seen, several readers are analysed, and the comparison leaves as a PDF and as a signed file', async ({
  femora,
  hostKind,
}, testInfo) => {
  test.setTimeout(240_000);
  const cases = driftingCases();
  await addReadCases(femora.dataFolder, cases);
  // The casebook was filled behind the back of the program.
  await femora.restart();
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.skipHints();

  await room.goTo('Models');
  await expect(page.getByTestId('watch')).toHaveAttribute('data-moved', 'true');
  await page.getByText('Show the charts').click();
  await expect(page.getByTestId('override-chart')).toBeVisible();
  await page.getByTestId('score-watch').scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '18-models-watch');
  await page.getByRole('button', { name: 'Test on 80 cases' }).click();
  const result = page.getByTestId('local-test-result');
  // Counted here once more: a score of a half or more is called pathologic in these cases.
  const found = cases.filter(({ truth, score = 0 }) => truth === 'pathologic' && (score ?? 0) >= 0.5).length;
  const pathologic = cases.filter(({ truth }) => truth === 'pathologic').length;
  await expect(result.locator('[data-figure="sensitivity"]')).toContainText(
    `${String(found)} of ${String(pathologic)}`,
  );
  await result.scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '18-models-local-test');
  const sign = page.getByTestId('sign-decision');
  await expect(sign.getByRole('button', { name: 'Sign as Reader 1' })).toBeDisabled();
  await sign.getByRole('radio', { name: 'No-go' }).check({ force: true });
  await sign.getByRole('textbox').fill('Too many false alarms here');
  await sign.getByRole('button', { name: 'Sign as Reader 1' }).click();
  await expect(page.getByTestId('local-test-records')).toContainText('Too many false alarms here');
  await page.getByTestId('local-test-records').scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '18-models-signed');

  // From now on the no-go stands beside every score of the package.
  const [film] = writeManyPhantoms(path.join(femora.dataFolder, 'films'), 1);
  if (!film) throw new Error('no film was written');
  await room.goTo('Reading');
  await room.openFilm(film.file);
  await room.mark('left', [0.6, 0.4], [0.75, 0.6]);
  await room.read('nonpathologic', 20);
  await expect(page.getByTestId('model-concern')).toHaveCount(0);
  await room.reveal();
  await expect(page.getByTestId('model-concern')).toContainText('No-go here');
  await photograph(page, testInfo, '18-reveal-no-go');

  await room.goTo('Compare');
  await expect(page.getByTestId('model-concern')).toContainText('No-go here');
  await page.getByTestId('model-concern').scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '18-compare-no-go');
  const study = page.getByTestId('reader-study');
  await expect(study).toHaveAttribute('data-kind', 'analysed');
  const foundByB = cases.filter(
    ({ truth, others }) => truth === 'pathologic' && others?.[0]?.unaided === 'pathologic',
  ).length;
  await expect(study.locator('[data-figure="sensitivity"] [data-reader="Reader B"]')).toContainText(
    (foundByB / pathologic).toFixed(2),
  );
  await study.scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '18-compare-readers');
  await page.getByTestId('decision-chart').scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '18-compare-decision');

  const folder = path.join(femora.dataFolder, 'saved');
  await mkdir(folder);
  await femora.keepDownloads(folder);
  await page.getByRole('button', { name: 'Save for pooling with other clinics' }).click();
  await expect(page.getByTestId('saved')).toContainText('160 rows');
  const siteFile = (await page.getByTestId('saved').innerText()).split(' ')[0] ?? '';
  await expect.poll(() => readFile(path.join(folder, siteFile), 'utf8').catch(() => '')).toMatch(/\}$/);
  const { content } = openSiteFile(siteFile, await readFile(path.join(folder, siteFile), 'utf8'));
  expect(content.counts.model.truePositive).toBe(found);

  await page.getByRole('button', { name: 'Save the figures as CSV' }).click();
  await expect
    .poll(() => readFile(path.join(folder, 'femora-figures.csv'), 'utf8').catch(() => ''))
    .toContain(`study reader Reader B,sensitivity,unaided,${String(foundByB / pathologic)},`);

  const pdf = path.join(folder, 'femora-comparison.pdf');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  if (hostKind === 'electron') {
    await expect
      .poll(async () => (await readFile(pdf).catch(() => Buffer.alloc(0))).toString('latin1'), {
        timeout: 60_000,
      })
      .toMatch(/%%EOF\s*$/);
  } else {
    // A browser has no window of Femora's own: it says so, and the same page is printed by the browser itself.
    await expect(page.locator('[data-error-code="report.no-printer"]')).toBeVisible();
    await page.goto(`${new URL(page.url()).origin}/#${comparisonPrintRoute}`);
    await page.reload();
    await expect(page).toHaveTitle(printReadyTitle);
    await page.pdf({ path: pdf, printBackground: true, preferCSSPageSize: true });
  }
  // For people to look at, beside the photographs.
  await copyFile(pdf, path.resolve('artifacts', 'screens', testInfo.project.name, '18-comparison.pdf'));
  const pages = pdfPages(pdf);
  expect(pages.length).toBeGreaterThan(2);
  for (const text of pages) expect(text).toContain(researchUse);
  const whole = pages.join(' ').replaceAll(/\s+/g, ' ');
  expect(whole).toContain('never validated on real pathologic fractures');
  expect(whole).toContain('n = 80');
  expect(whole).toContain('Decision curve');
  expect(whole).toContain('No-go here');
  // Paper cannot be pressed.
  expect(whole).not.toContain('Press one');
});
