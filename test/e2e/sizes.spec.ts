import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createMeasuring } from './pages/measuring.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

const geometry = { widthPx: 1024, heightPx: 840, aspect: 1 };

/** Designed, smallest, and 1440 x 900 with everything twice as large. */
const sizes = {
  designed: { width: 1440, height: 900 },
  small: { width: 1024, height: 700 },
  twice: { width: 720, height: 450 },
} as const;

/** Photographs the state at every size; answers what would have to be scrolled sideways to be seen. */
async function photographSizes(page: Page, testInfo: TestInfo, name: string): Promise<readonly string[]> {
  const cutOff: string[] = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(250);
    await photograph(page, testInfo, `size-${name}-${size}`);
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    if (isWider) cutOff.push(`${name} ${size}`);
  }
  await page.setViewportSize(sizes.designed);
  return cutOff;
}

test('Given every state of the reading room, when the window is small or its text twice as large, then nothing is cut off at its side', async ({
  femora,
  hostKind,
}, testInfo) => {
  // Three pictures of each of fifteen states.
  test.setTimeout(480_000);
  test.skip(hostKind === 'electron', 'the window of Electron keeps its own size');
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  const measuring = createMeasuring(page, room, geometry);
  const cutOff: string[] = [];
  const look = async (name: string): Promise<void> => {
    cutOff.push(...(await photographSizes(page, testInfo, name)));
  };
  await look('empty');
  await room.openFilm(films.plain);
  await look('hints');
  await room.skipHints();
  await measuring.start();
  await measuring.drag([400, 300], [520, 330]);
  await measuring.choose('Ellipse');
  await measuring.drag([540, 310], [600, 360]);
  await measuring.choose('Length');
  await measuring.drag([420, 420], [560, 400]);
  await look('measure');
  await measuring.choose('Calibrate');
  await look('calibrate');
  await page.keyboard.press('Escape');
  await room.openStep('mark');
  await look('mark');
  await room.mark('right', [0.14, 0.48], [0.28, 0.72]);
  await look('read');
  await room.read('pathologic', 80);
  await look('model-hidden');
  await room.reveal();
  await look('model');
  await room.decide(/Keep my read/);
  await look('decide');
  await room.openStep('truth');
  await look('truth');
  for (const screen of ['Cases', 'Studies', 'Compare', 'Models', 'Settings'] as const) {
    await room.goTo(screen);
    await expect(page.locator('main h1').first()).toBeVisible();
    await look(screen.toLowerCase());
  }
  expect(cutOff).toEqual([]);
});
