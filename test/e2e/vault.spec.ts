import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { createReaders } from './pages/readers.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test.describe('on a computer where nobody has started Femora', () => {
  test.use({ hasReader: false });

  test('Given two readers, when one has read a case, then the other finds it unread until their own final call, and what is added stands beside the read', async ({
    femora,
  }, testInfo) => {
    const { page } = femora;
    const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
    const room = createReadingRoom(page);
    const readers = createReaders(page);
    await expect(page.getByTestId('first-start')).toBeVisible();
    await photograph(page, testInfo, '20-first-start');
    await readers.begin('Dr Adler');
    await room.openFilm(films.lesion);
    await room.skipHints();

    // A second reader needs PINs, and the program says whose is missing.
    await readers.signOut();
    await readers.add('Dr Brandt', '2222');
    await expect(page.locator('[data-error-code="reader.pin-needed"]')).toContainText('Dr Adler has none');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await room.goTo('Settings');
    await readers.setPin('1111');
    await photograph(page, testInfo, '21-reader-settings');
    await readers.signOut();
    await photograph(page, testInfo, '22-sign-in');
    await readers.signIn('Dr Adler', '9999');
    await expect(page.locator('[data-error-code="reader.wrong-pin"]')).toBeVisible();
    await photograph(page, testInfo, '23-wrong-pin');
    await readers.signIn('Dr Adler', '1111');

    // Dr Adler reads to the final call and adds something.
    await room.waitForFilm();
    const caseId = await room.film.getAttribute('data-case-id');
    await room.mark('left', [0.72, 0.48], [0.86, 0.72]);
    await room.read('pathologic', 80);
    await room.reveal();
    await room.decide(/Keep my read/);
    await room.openStep('read');
    const added = page.getByTestId('amendments');
    await added.getByRole('button', { name: 'Add to your read' }).click();
    await added.getByLabel('What do you add?').fill('The lesser trochanter is avulsed.');
    await added.getByLabel('Why do you add something?').selectOption('I overlooked something');
    await photograph(page, testInfo, '24-amending');
    await added.getByRole('button', { name: 'Add it for good' }).click();
    await expect(added.locator('[data-amendment="overlooked"]')).toContainText('after the model was shown');
    await expect(room.step('read')).toContainText('Pathologic');
    await photograph(page, testInfo, '25-amended');

    // Dr Brandt finds the case unread, and the service gives nothing away either.
    await readers.signOut();
    await readers.add('Dr Brandt', '2222');
    await room.waitForFilm();
    await expect(page.locator('[data-case-state]').first()).toHaveAttribute('data-case-state', 'unread');
    expect(await askService(page, 'reading.others', { caseId })).toMatchObject({
      kind: 'failure',
      error: { code: 'reading.others-hidden' },
    });
    expect(await askService(page, 'cases.get', { caseId })).toMatchObject({
      output: { mark: null, unaided: null, prediction: null },
    });
    await room.mark('left', [0.72, 0.48], [0.86, 0.72]);
    await room.read('nonpathologic', 20);
    await room.reveal();
    await room.decide(/Keep my read/);
    await page.getByTestId('other-readers').locator('summary').click();
    await expect(page.getByTestId('other-readers')).toContainText('Dr Adler');
    await expect(page.getByTestId('other-readers')).toContainText('The lesser trochanter is avulsed.');
    await photograph(page, testInfo, '26-other-readers');
    expect(femora.problems).toEqual([]);
  });
});

test('Given a backup, when the casebook is damaged, then the window says so and goes on with the backup', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(femora.page);
  await room.openFilm(films.plain);
  await room.skipHints();
  await room.goTo('Settings');
  await femora.page.getByRole('button', { name: 'Back up now' }).click();
  await expect(femora.page.locator('[data-backup="asked-for"]')).toBeVisible();
  await femora.page.getByRole('button', { name: 'Check the casebook' }).click();
  await expect(femora.page.getByTestId('storage-check')).toContainText('The file is sound');
  await femora.page
    .getByTestId('storage-check')
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await photograph(femora.page, testInfo, '27-storage');

  await femora.killHard();
  const file = path.join(femora.dataFolder, 'casebook.sqlite');
  await writeFile(file, (await readFile(file)).fill(0xa5, 4096));
  // What SQLite still holds in its log would cover part of the damage.
  await rm(`${file}-wal`, { force: true });
  await femora.restart();
  await expect(femora.page.getByTestId('damaged-casebook')).toBeVisible();
  await photograph(femora.page, testInfo, '28-damaged-casebook');
  const backup = femora.page.locator('[data-backup="asked-for"]');
  await backup.getByRole('button', { name: /^Go back to the backup of/ }).click();
  await photograph(femora.page, testInfo, '29-restore-asks-again');
  await backup.getByRole('button', { name: 'Go back to it' }).click();
  await expect(femora.page.getByRole('navigation', { name: 'Cases' })).toContainText('PHANTOM, PLAIN');
});
