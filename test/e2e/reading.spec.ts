import path from 'node:path';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given a phantom, when it is read to the end, then the casebook and the comparison hold it after a restart', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  let { page } = femora;
  let room = createReadingRoom(page);
  await photograph(page, testInfo, '01-empty');
  await room.openFilm(films.lesion);
  await photograph(page, testInfo, '02-first-film-with-hints');
  await room.skipHints();

  // Window by drag and by key; reset is a true reset.
  const center = await room.film.getAttribute('data-window-center');
  const box = await room.film.boundingBox();
  if (!box) throw new Error('no film');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 - 80, { steps: 5 });
  await page.mouse.up({ button: 'right' });
  await expect(room.film).not.toHaveAttribute('data-window-center', center ?? '');
  await page.keyboard.press('i');
  await expect(room.film).toHaveAttribute('data-invert', 'true');
  await photograph(page, testInfo, '03-windowed-and-inverted');
  await page.keyboard.press('Space');
  await expect(room.film).toHaveAttribute('data-window-center', center ?? '');
  await expect(room.film).toHaveAttribute('data-invert', 'false');

  // The model cannot be asked before the commit, whatever the window does.
  const caseId = await room.film.getAttribute('data-case-id');
  expect(await askService(page, 'reading.reveal', { caseId })).toMatchObject({
    kind: 'failure',
    error: { code: 'reading.not-committed' },
  });
  await expect(page.locator('[data-step="model"]')).toHaveAttribute('data-step-state', 'waiting');

  await room.openStep('mark');
  await photograph(page, testInfo, '04-mark');
  await room.mark('left', [0.72, 0.48], [0.86, 0.72]);
  await photograph(page, testInfo, '05-read');
  await room.read('nonpathologic', 30);
  await photograph(page, testInfo, '06-committed');
  await room.reveal();
  await expect(page.getByTestId('evidence')).toContainText('never validated on real pathologic fractures');
  await expect(page.getByTestId('natural-frequency')).toContainText('prevalence');
  await photograph(page, testInfo, '07-model');
  await room.decide(/Change to: Pathologic/);
  await photograph(page, testInfo, '08-decided');

  await room.goTo('Compare');
  await expect(page.getByTestId('comparison-sentence')).toBeVisible();
  await photograph(page, testInfo, '09-compare');
  await room.goTo('Models');
  await page.getByRole('button', { name: 'Run the self-test' }).click();
  await expect(page.getByText(/^Passed\./)).toBeVisible();
  await photograph(page, testInfo, '10-models');
  await room.goTo('Settings');
  await photograph(page, testInfo, '11-settings');

  await femora.restart();
  ({ page } = femora);
  room = createReadingRoom(page);
  await room.selectCase('PHANTOM, LESION');
  await expect(page.locator('[data-case-state]').first()).toHaveAttribute('data-case-state', 'decided');
  await room.goTo('Compare');
  await expect(page.getByRole('row', { name: /PHANTOM, LESION/ })).toContainText('Pathologic');
  expect(femora.problems).toEqual([]);
});

test('Given a committed read, when the power goes, then the read is still there', async ({ femora }) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(femora.page);
  await room.openFilm(films.plain);
  await room.skipHints();
  await room.mark('right', [0.14, 0.48], [0.28, 0.72]);
  await room.read('indeterminate', 55);
  await femora.killHard();
  await femora.restart();
  const again = createReadingRoom(femora.page);
  await again.selectCase('PHANTOM, PLAIN');
  await expect(again.step('read')).toContainText('Cannot tell');
  await expect(again.step('model')).toHaveAttribute('data-step-state', 'open');
  await again.reveal();
});

test('Given a film on the screen, when the engine is killed, then it is back within 3 s and the case is still open', async ({
  femora,
}) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(femora.page);
  await room.openFilm(films.plain);
  await room.skipHints();
  await room.mark('right', [0.14, 0.48], [0.28, 0.72]);
  await room.read('nonpathologic', 20);
  await expect(room.engine).toHaveAttribute('data-engine-state', 'ready');
  await femora.killAnalysis();
  // The issue names the limit.
  await expect(room.engine).toHaveAttribute('data-engine-starts', '2', { timeout: 3000 });
  await expect(room.engine).toHaveAttribute('data-engine-state', 'ready', { timeout: 3000 });
  await expect(room.film).toHaveAttribute('data-state', 'shown');
  await room.reveal();
});
