import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
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
