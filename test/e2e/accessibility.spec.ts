import path from 'node:path';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { seriousViolations } from './pages/accessibility.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given every screen and every step, when axe looks at it, then there is no serious violation', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  const found: string[] = [];
  const look = async (screen: string): Promise<void> => {
    found.push(...(await seriousViolations(page, screen)));
  };

  await look('no case');
  await room.openFilm(films.plain);
  await look('hints');
  await room.skipHints();
  await look('look');
  await room.openStep('mark');
  await look('mark');
  await room.mark('right', [0.2, 0.45], [0.35, 0.65]);
  await look('read');
  await page.keyboard.press('m');
  await expect(page.getByTestId('mirrored-half')).toBeVisible();
  await look('mirrored half');
  await page.getByRole('button', { name: 'Prior film' }).click();
  await expect(page.getByTestId('prior-film')).toBeVisible();
  await look('prior film');
  await page.getByTestId('prior-film').getByRole('button', { name: 'Close' }).click();
  await room.read('nonpathologic', 20);
  await look('model, not revealed');
  await room.reveal();
  await look('model');
  await room.decide(/Keep my read/);
  await look('decide');
  await room.openStep('truth');
  await look('truth');
  await room.open([films.garbage]);
  await expect(page.getByText('letter.dcm').first()).toBeVisible();
  await look('a file that was refused');
  for (const screen of ['Compare', 'Models', 'Settings'] as const) {
    await room.goTo(screen);
    await expect(page.locator('main h1').first()).toBeVisible();
    await look(screen);
  }
  await page.getByRole('button', { name: 'Research use only' }).click();
  await look('research use');
  await page.keyboard.press('Escape');

  // Large text on a small screen: everything is still there.
  await room.goTo('Reading');
  await room.waitForFilm();
  await page.setViewportSize({ width: 1024, height: 700 }).catch(() => undefined);
  await photograph(page, testInfo, '44-small-screen');
  await page.setViewportSize({ width: 720, height: 450 }).catch(() => undefined);
  await photograph(page, testInfo, '45-twice-the-text');
  await look('twice the text');
  expect(found).toEqual([]);
});
