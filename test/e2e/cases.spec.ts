import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { writeManyPhantoms } from './films/many-phantoms.ts';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given films of several patients, when they are searched, filtered, tagged and archived, then the table follows and nothing is lost', async ({
  femora,
}, testInfo) => {
  const films = writeManyPhantoms(path.join(femora.dataFolder, 'films'), 5);
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.open(films.map(({ file }) => file));
  await expect(page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')).toHaveCount(5);
  await room.skipHints();
  await room.goTo('Cases');
  const rows = page.getByTestId('cases-table').locator('[data-case-row]');
  await expect(rows).toHaveCount(5);
  await photograph(page, testInfo, '30-cases');

  const search = page.getByRole('searchbox', { name: 'Search the casebook' });
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await page.keyboard.type('case 03 synthetic');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('SYNTHETIC, CASE 03');
  await expect(page.getByText('1 of 5 cases')).toBeVisible();
  await search.fill('nobody');
  await expect(page.getByText('No case fits')).toBeVisible();
  await photograph(page, testInfo, '31-cases-none');
  await page.getByRole('button', { name: 'Show all again' }).click();
  await expect(rows).toHaveCount(5);

  await page.getByRole('combobox', { name: 'How far I have come' }).selectOption('cases I decided');
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all again' }).click();

  // Space selects, the bar tags and archives.
  const firstFilm = rows.first().getByRole('button');
  await firstFilm.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1).getByRole('button')).toBeFocused();
  await page.getByRole('combobox', { name: 'Tag to add or take away' }).fill('teaching');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect(rows.first()).toContainText('teaching');
  await photograph(page, testInfo, '32-cases-selected');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Archived cases' }).selectOption('archived ones only');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Archived');
  await page.getByRole('button', { name: 'Show all again' }).click();
  await expect(rows).toHaveCount(4);
  await rows.first().getByRole('button').press('Enter');
  await room.waitForFilm();
  expect(femora.problems).toEqual([]);
});

test('Given a disc as a ZIP archive, when it is opened twice, then its films are cases once and the rest is left alone', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const disc = path.join(femora.dataFolder, 'disc');
  mkdirSync(disc);
  const archive = path.join(disc, 'disc.zip');
  writeFileSync(
    archive,
    zipSync({
      DICOMDIR: new TextEncoder().encode('the list of contents'),
      'VIEWER/viewer.exe': new TextEncoder().encode('MZ'),
      'VIEWER/logo.png': readFileSync(films.png),
      'IMAGES/IM000001': readFileSync(films.plain),
      'IMAGES/IM000002': readFileSync(films.lesion),
      'IMAGES/IM000003': readFileSync(films.truncated),
    }),
  );
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.open([archive]);
  const tray = page.getByRole('region', { name: 'Files being opened' });
  await expect(tray).toContainText('2 opened, 1 could not be opened, 3 other files left alone');
  await tray.getByText('Why 3 files were left alone').click();
  await expect(tray).toContainText('logo.png: a picture beside DICOM files');
  await room.waitForFilm();
  await photograph(page, testInfo, '33-disc-opened');
  await tray.getByRole('button', { name: 'Close the list' }).click();
  await room.open([archive]);
  await expect(tray).toContainText('0 opened, 2 in the casebook already');
  await expect(page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')).toHaveCount(2);
});
