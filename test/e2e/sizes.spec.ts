import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createMeasuring } from './pages/measuring.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

const geometry = { widthPx: 1024, heightPx: 840, aspect: 1 };

const designed = { width: 1440, height: 900 };

/** The smallest window, and the designed one with everything twice as large. */
const sizes = {
  small: { width: 1024, height: 700 },
  twice: { width: 720, height: 450 },
} as const;

/** What lies beyond the sides of the window and cannot be scrolled to. */
function beyondSides(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, select, a, h1, h2, h3, [role="status"]')]
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        if (width <= 1 || (left >= -1 && right <= window.innerWidth + 1)) return false;
        for (let around = each.parentElement; around; around = around.parentElement) {
          const { overflowX } = getComputedStyle(around);
          if (overflowX === 'auto' || overflowX === 'scroll') return false;
        }
        return true;
      })
      .map((each) => each.textContent.trim() || each.tagName),
  );
}

/** Photographs the state at every size; answers what lies beyond the sides there. */
async function photographSizes(page: Page, testInfo: TestInfo, name: string): Promise<readonly string[]> {
  const cutOff: string[] = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(250);
    await photograph(page, testInfo, `size-${name}-${size}`);
    cutOff.push(...(await beyondSides(page)).map((what) => `${name}, ${size}: ${what}`));
  }
  await page.setViewportSize(designed);
  return cutOff;
}

test('Given every state of the reading room, when the window is small or its text twice as large, then nothing is cut off at its side', async ({
  femora,
  hostKind,
}, testInfo) => {
  // Two pictures of each of fifteen states.
  test.setTimeout(300_000);
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

  // The check itself sees what is beyond the side.
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'planted';
    button.style.cssText = 'position: fixed; left: calc(100% - 20px); top: 0; width: 200px';
    document.body.append(button);
  });
  expect(await beyondSides(page)).toEqual(['planted']);
});
