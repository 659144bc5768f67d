import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CaseSummary } from '#contract/case.ts';
import { writeManyPhantoms } from './films/many-phantoms.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given a study of two films, when it is read to the end, then nothing gives the patient away and the file has every score', async ({
  femora,
}, testInfo) => {
  const films = writeManyPhantoms(path.join(femora.dataFolder, 'films'), 2);
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.open(films.map(({ file }) => file));
  await expect(page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')).toHaveCount(2);
  await room.skipHints();

  // A set is made of what is selected.
  await room.goTo('Cases');
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Make a set of them' }).click();
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Hips in May');
  await page.getByRole('radio', { name: /^Study/ }).check({ force: true });
  await photograph(page, testInfo, '34-set-form');
  await page.getByRole('button', { name: 'Make the set' }).click();
  await page.getByRole('button', { name: 'Begin reading' }).click();
  await room.waitForFilm();
  await expect(page.getByTestId('set-bar')).toContainText('0 of 2 read');
  await expect(page.locator('body')).not.toContainText('SYNTHETIC');
  await photograph(page, testInfo, '35-study-reading');

  for (const turn of [1, 2]) {
    await room.mark('left', [0.6, 0.4], [0.75, 0.6]);
    await room.read('pathologic', 70);
    await room.reveal();
    await room.openStep('decide');
    const decide = room.step('decide');
    await decide.getByRole('radio', { name: /Keep my read/ }).check({ force: true });
    await expect(decide.getByRole('button', { name: 'Record final call' })).toBeDisabled();
    await decide.getByRole('slider').fill('80');
    if (turn === 1) await photograph(page, testInfo, '36-study-decide');
    await decide.getByRole('button', { name: 'Record final call' }).click();
    await expect(decide.getByText('Kept')).toBeVisible();
    if (turn === 2) break;
    await page.getByRole('button', { name: 'Next case' }).click();
    await room.waitForFilm();
    await expect(room.step('look')).toHaveAttribute('data-step-state', 'open');
  }
  await expect(page.getByTestId('set-bar')).toContainText('Every case is done.');
  await page.getByRole('button', { name: 'Leave the set' }).click();

  // Nobody has entered a truth yet: the file says so instead of guessing.
  const folder = path.join(femora.dataFolder, 'saved');
  mkdirSync(folder);
  await femora.keepDownloads(folder);
  await page.getByRole('button', { name: 'Save for iMRMC' }).click();
  await expect(page.getByText(/2 cases without truth left out/)).toBeVisible();
  await photograph(page, testInfo, '37-studies');
  const answer = await askService(page, 'sets.list', {});
  expect(answer).toMatchObject({ kind: 'result', output: [{ own: { decidedCount: 2, isFinished: true } }] });
  const name = `femora-study-${new Date().toISOString().slice(0, 10)}.imrmc`;
  await expect.poll(() => readFile(path.join(folder, name), 'utf8').catch(() => '')).toContain('BEGIN DATA:');
  expect(femora.problems).toEqual([]);
});

test('Given films whose truth is known, when they are read as a teaching set, then the truth follows each read and the own curve grows', async ({
  femora,
}, testInfo) => {
  const films = writeManyPhantoms(path.join(femora.dataFolder, 'films'), 2);
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.open(films.map(({ file }) => file));
  const cases = page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem');
  await expect(cases).toHaveCount(films.length);
  await room.skipHints();
  await room.goTo('Settings');
  const { output } = (await askService(page, 'cases.list', {})) as { output: CaseSummary[] };
  for (const { caseId } of output) {
    const read = { call: 'pathologic', confidencePercent: 60, findings: [], note: '' };
    await askService(page, 'reading.mark', { caseId, mark: films[0]?.mark });
    await askService(page, 'reading.commit', { caseId, read });
    await askService(page, 'reading.reveal', { caseId });
    await askService(page, 'reading.decide', { caseId, call: 'pathologic' });
    const reference = { truth: 'pathologic', source: 'histology', establishedOn: '2026-11-20' };
    expect(await askService(page, 'reading.resolve', { caseId, reference })).toMatchObject({
      kind: 'result',
    });
  }

  await room.goTo('Cases');
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Make a set of them' }).click();
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Teaching in June');
  await page.getByRole('radio', { name: /^Teaching/ }).check({ force: true });
  await page.getByRole('button', { name: 'Make the set' }).click();
  await expect(page.getByText('It begins with your first read in a teaching set.')).toBeVisible();
  await page.getByRole('button', { name: 'Begin reading' }).click();
  await room.waitForFilm();

  for (const [turn, call] of (['pathologic', 'nonpathologic'] as const).entries()) {
    // Nothing of the clinic's own read is carried over.
    await expect(room.step('truth')).not.toContainText('Pathologic');
    await room.mark('left', [0.6, 0.4], [0.75, 0.6]);
    const body = room.step('read');
    const words = call === 'pathologic' ? 'Pathologic' : 'Not pathologic';
    await body.getByRole('radio', { name: words, exact: true }).check({ force: true });
    await body.getByRole('slider').fill(call === 'pathologic' ? '80' : '20');
    await body.getByRole('button', { name: 'Commit read' }).click();
    // Not the model, but the truth is what comes next.
    await expect(room.step('truth')).toHaveAttribute('data-step-state', 'open');
    await expect(room.step('truth')).toContainText('Pathologic');
    await photograph(page, testInfo, `38-teaching-truth-${String(turn + 1)}`);
    if (turn === 1) break;
    await page.getByRole('button', { name: 'Next case' }).click();
    await room.waitForFilm();
    await expect(room.step('look')).toHaveAttribute('data-step-state', 'open');
  }
  await page.getByRole('button', { name: 'Leave the set' }).click();
  const curve = page.getByTestId('learning-curve');
  await expect(curve).toHaveAccessibleName(/1 of 2 right/);
  await expect(curve.locator('circle')).toHaveCount(2);
  await curve.scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '39-learning-curve');
  expect(femora.problems).toEqual([]);
});
