import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';
import { storedCopy } from './pages/stored-copy.ts';

test('Given good and bad files together, when they are opened, then the good ones are cases and each bad one says why', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.open([films.lesion, films.garbage, films.jpeg, films.truncated, films.png]);
  const tray = page.getByRole('region', { name: 'Files being opened' });
  await expect(tray).toContainText('3 opened, 2 could not be opened');
  await expect(tray.locator('[data-error-code]')).toHaveCount(2);
  await expect(tray).toContainText('letter.dcm');
  await expect(tray).toContainText('broken.dcm');
  await expect(page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')).toHaveCount(3);
  await room.waitForFilm();
  await photograph(page, testInfo, '12-files-refused');
});

test('Given a film whose stored file is gone, when its case is chosen, then the screen is blank and says so', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(femora.page);
  await room.openFilm(films.lesion);
  const caseId = (await room.film.getAttribute('data-case-id')) ?? '';
  await room.openFilm(films.plain);
  await femora.restart();
  const { page } = femora;
  const again = createReadingRoom(page);
  // The newest case opens by itself; the other one has not been read from disk since the start.
  await again.waitForFilm();
  const shownBefore = await again.film.screenshot();
  writeFileSync(storedCopy(femora.dataFolder, films.lesion), 'overwritten by a failing disk');
  await page.locator(`[data-case-id="${caseId}"][data-case-state]`).click();
  await expect(again.film).toHaveAttribute('data-state', 'failed');
  await expect(again.film).toHaveAttribute('data-plane-sha256', '');
  await expect(page.getByText('lesion.dcm').first()).toBeVisible();
  await photograph(page, testInfo, '13-film-failed');
  expect(shownBefore.equals(await again.film.screenshot())).toBe(false);
  await again.selectCase('PHANTOM, PLAIN');
});

test('Given the screen in use, when the buffer shown is hashed, then it is the one the model reads', async ({
  femora,
}) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.openFilm(films.png);
  const caseId = (await room.film.getAttribute('data-case-id')) ?? '';
  const shown = await room.film.getAttribute('data-plane-sha256');
  const samples = await page.evaluate(async (id) => {
    const answer = await fetch(`/bytes/image/${id}`);
    return Array.from(new Uint8Array(await answer.arrayBuffer()));
  }, caseId);
  expect(createHash('sha256').update(Uint8Array.from(samples)).digest('hex')).toBe(shown);
});

test('Given a film and a letter, when they are dropped on the window, then the film is a case and the letter says why not', async ({
  femora,
}) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  const files = [films.png, films.garbage].map((file) => ({
    name: path.basename(file),
    content: readFileSync(file).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, content } of dropped) {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, files);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await room.waitForFilm();
  await expect(page.getByRole('region', { name: 'Files being opened' })).toContainText('letter.dcm');
});

test.describe('files on the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'femora-given-'));
  const file = path.join(folder, 'given.dcm');
  writeFileSync(
    file,
    writeDicom(drawPhantom({ seed: 21, side: 'right' }).plane, { patientName: 'GIVEN^FILM' }),
  );
  test.use({ openFiles: [file] });
  test.afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('Given a file on the command line, when Femora starts, then it is open', async ({ femora }) => {
    const room = createReadingRoom(femora.page);
    await room.waitForFilm();
    await expect(femora.page.getByRole('navigation', { name: 'Cases' })).toContainText('GIVEN, FILM');
  });
});
