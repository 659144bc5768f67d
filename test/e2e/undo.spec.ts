import path from 'node:path';
import type { Rectangle } from '#contract/reading.ts';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { createMeasuring } from './pages/measuring.ts';
import { createReadingRoom } from './pages/reading-room.ts';

const geometry = { widthPx: 1024, heightPx: 840, aspect: 1 };

test('Given a site and a measurement, when changes are undone, then whichever was last goes first, and the site stays once the read is committed', async ({
  femora,
}) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  const measuring = createMeasuring(page, room, geometry);
  const site = page.getByTestId('site');
  const undo = (): Promise<void> => page.keyboard.press('Control+z');
  const redo = (): Promise<void> => page.keyboard.press('Control+Shift+z');
  await room.openFilm(films.plain);
  await room.skipHints();
  await room.openStep('mark');
  // The model's proposal, once it is there.
  await expect(site).toHaveAttribute('data-proposal', 'true');
  const proposed = (await site.getAttribute('data-site')) ?? '';

  await measuring.drag([150, 400], [290, 600]);
  await expect(site).toHaveAttribute('data-proposal', 'false');
  const drawn = (await site.getAttribute('data-site')) ?? '';
  await measuring.start();
  await measuring.drag([500, 300], [600, 340]);
  await expect(measuring.annotations).toHaveCount(1);
  await page.keyboard.press('s');
  await site.locator('rect').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(site).not.toHaveAttribute('data-site', drawn);
  const moved = (await site.getAttribute('data-site')) ?? '';

  await undo();
  await expect(site).toHaveAttribute('data-site', drawn);
  await expect(measuring.annotations).toHaveCount(1);
  await undo();
  await expect(measuring.annotations).toHaveCount(0);
  await expect(site).toHaveAttribute('data-site', drawn);
  await undo();
  await expect(site).toHaveAttribute('data-site', proposed);
  await expect(site).toHaveAttribute('data-proposal', 'true');
  for (let step = 0; step < 3; step++) await redo();
  await expect(site).toHaveAttribute('data-site', moved);
  await expect(site).toHaveAttribute('data-proposal', 'false');
  await expect(measuring.annotations).toHaveCount(1);

  // From the next step the way back leads to the mark, where what has changed can be seen.
  await room.step('mark').getByRole('radio', { name: 'Right' }).check({ force: true });
  await room.step('mark').getByRole('button', { name: 'Use this mark' }).click();
  await expect(room.step('read')).toHaveAttribute('data-step-state', 'open');
  await undo();
  await expect(room.step('mark')).toHaveAttribute('data-step-state', 'open');
  await expect(site).toHaveAttribute('data-site', drawn);
  await redo();
  await room.step('mark').getByRole('button', { name: 'Use this mark' }).click();

  // Another site leads back to the mark, and the way to the read hands it in: no read stands on a site of before.
  await expect(room.step('read')).toHaveAttribute('data-step-state', 'open');
  await page.keyboard.press('s');
  await site.locator('rect').first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(room.step('mark')).toHaveAttribute('data-step-state', 'open');
  const last = (await site.getAttribute('data-site')) ?? '';
  expect(last).not.toBe(moved);
  await room.openStep('read');
  await expect(room.step('read')).toHaveAttribute('data-step-state', 'open');
  const caseId = await room.film.getAttribute('data-case-id');
  const answer = (await askService(page, 'cases.get', { caseId })) as {
    output: { mark: { site: Rectangle } };
  };
  const { xPx, yPx, widthPx, heightPx } = answer.output.mark.site;
  expect([xPx, yPx, widthPx, heightPx].join(',')).toBe(last);

  await room.read('nonpathologic', 20);
  await undo();
  await expect(measuring.annotations).toHaveCount(0);
  await undo();
  await expect(site).toHaveAttribute('data-site', last);
  await expect(room.step('model')).toHaveAttribute('data-step-state', 'open');
  expect(femora.problems).toEqual([]);
});
