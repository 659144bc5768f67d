import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { seriousViolations } from './pages/accessibility.ts';
import { createMeasuring } from './pages/measuring.ts';
import { createReaders } from './pages/readers.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';
import { storedCopy } from './pages/stored-copy.ts';

const geometry = { widthPx: 1024, heightPx: 840, aspect: 1 };

test('Given a second window, then it shows what the reader draws, and is blank as soon as the reader signs out or the film fails', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const first = createReadingRoom(femora.page);
  await first.openFilm(films.lesion);
  const lesionId = (await first.film.getAttribute('data-case-id')) ?? '';
  await first.openFilm(films.plain);
  await femora.restart();

  const { page } = femora;
  const room = createReadingRoom(page);
  const measuring = createMeasuring(page, room, geometry);
  await room.waitForFilm();
  await room.skipHints();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Second window' }).click();
  const second = await opened;
  const film = second.getByTestId('second-film');
  const annotations = second.getByTestId('annotation');
  const site = second.getByTestId('site');
  await expect(film).toHaveAttribute('data-state', 'shown');
  await expect(annotations).toHaveCount(0);

  await room.mark('right', [0.14, 0.48], [0.28, 0.72]);
  await expect(site).toHaveAttribute(
    'data-site',
    (await page.getByTestId('site').getAttribute('data-site')) ?? '',
  );
  await expect(site).toHaveAttribute('data-proposal', 'false');
  await measuring.start();
  await measuring.drag([500, 300], [700, 340]);
  await measuring.choose('Ellipse');
  await measuring.drag([600, 400], [680, 470]);
  await expect(annotations).toHaveCount(2);
  await expect(annotations.first().locator('text')).toHaveText(await measuring.label('length'));

  // In the midst of a drag the second window shows what the first one does.
  const shape = page.locator('[data-testid="annotation"][data-kind="length"]');
  const handle = await shape.locator('circle').nth(1).boundingBox();
  if (!handle) throw new Error('no handle');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + 60, handle.y + 40, { steps: 4 });
  const held = (await shape.getAttribute('data-points')) ?? '';
  await expect(annotations.first()).toHaveAttribute('data-points', held);
  await page.mouse.up();
  await second.setViewportSize({ width: 900, height: 800 }).catch(() => undefined);
  await photograph(second, testInfo, '46-second-window-drawn');
  expect(await seriousViolations(second, 'second window with drawings')).toEqual([]);

  const readers = createReaders(page);
  await readers.signOut();
  await expect(second.getByText('No film is open in the main window.')).toBeVisible();
  await expect(film).toHaveAttribute('data-state', 'empty');
  await expect(film).toHaveAttribute('data-case-id', '');
  await expect(annotations).toHaveCount(0);
  await expect(second.locator('canvas')).toHaveCount(0);
  await photograph(second, testInfo, '47-second-window-signed-out');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await room.waitForFilm();
  await expect(film).toHaveAttribute('data-state', 'shown');
  await expect(annotations).toHaveCount(2);
  expect(femora.problems).toEqual([]);

  writeFileSync(storedCopy(femora.dataFolder, films.lesion), 'overwritten by a failing disk');
  await page.locator(`[data-case-id="${lesionId}"][data-case-state]`).click();
  await expect(room.film).toHaveAttribute('data-state', 'failed');
  await expect(second.getByText('No film is open in the main window.')).toBeVisible();
  await expect(annotations).toHaveCount(0);
  await expect(second.locator('canvas')).toHaveCount(0);
});
