import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { writeWebp } from '#test/fixtures/write-webp.ts';
import { writeFramesFilm } from './films/frames-film.ts';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { filmGreys, typicalDifference } from './pages/film-greys.ts';
import { createReadingRoom, type ReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

/** Grey levels of 255: what antialiasing of a reduced film may differ by. */
const allowedDifference = 4;

test('Given a film, when it is turned, flipped, enlarged and windowed, then letters and site tell the truth, and reset undoes it all', async ({
  femora,
}, testInfo) => {
  const { page } = femora;
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(page);
  await room.openFilm(films.plain);
  await room.skipHints();
  expect(await edges(page)).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
  // Its file offers no window.
  await expect(page.getByRole('button', { name: /^Automatic/ })).toHaveAttribute('aria-pressed', 'true');
  const opened = await room.film.getAttribute('data-scale');

  await page.keyboard.press('r');
  expect(await edges(page)).toEqual({ left: 'F', right: 'H', top: 'R', bottom: 'L' });
  await page.getByRole('button', { name: 'More' }).click();
  await photograph(page, testInfo, '30-more-tools');
  await page.getByRole('menuitem', { name: 'Flip left to right' }).click();
  expect(await edges(page)).toEqual({ left: 'H', right: 'F', top: 'R', bottom: 'L' });
  await expect(page.getByTestId('film-lies')).toContainText('A mirror image');

  // The rectangle is drawn on the turned film and stays on its pixels.
  await room.openStep('mark');
  const box = await boxOf(room.film);
  await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.3 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.6 * box.height, { steps: 4 });
  await page.mouse.up();
  const site = page.getByTestId('site');
  const drawn = await site.getAttribute('data-site');
  const before = await boxOf(site.locator('rect').first());
  await photograph(page, testInfo, '31-turned-and-flipped');
  await page.keyboard.press('h');
  const after = await boxOf(site.locator('rect').first());
  expect(await site.getAttribute('data-site')).toBe(drawn);
  expect(before.x - box.x).toBeCloseTo(box.x + box.width - after.x - after.width, 0);

  await page.keyboard.press('Shift+R');
  await expect(room.film).toHaveAttribute('data-quarter-turns', '0');
  await room.openStep('look');
  await page.keyboard.press('o');
  const ratio = await page.evaluate(() => devicePixelRatio);
  expect(Number(await room.film.getAttribute('data-scale')) * ratio).toBeCloseTo(1);
  await expect(page.getByText('Pixel for pixel')).toBeVisible();
  await page.keyboard.press('f');

  // Bone, then the contrast of a rectangle; the loupe changes its power with the wheel.
  await page.getByRole('button', { name: /^Bone/ }).click();
  await expect(room.film).toHaveAttribute('data-window-function', 'LINEAR_EXACT');
  const bone = await room.film.getAttribute('data-window-width');
  await page.keyboard.press('c');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.6 * box.height, { steps: 4 });
  await page.mouse.up();
  await expect(room.film).not.toHaveAttribute('data-window-width', bone ?? '');
  await expect(room.film).toHaveAttribute('data-tool', 'window');
  await page.keyboard.down('l');
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height);
  const loupe = page.locator('figcaption').filter({ hasText: '×' });
  await page.mouse.wheel(0, -4000);
  await expect(loupe).toHaveText('8.0×');
  await photograph(page, testInfo, '32-loupe');
  await page.mouse.wheel(0, 4000);
  await expect(loupe).toHaveText('2.0×');
  await page.keyboard.up('l');

  await page.keyboard.press('v');
  await page.keyboard.press('Space');
  await expect(room.film).toHaveAttribute('data-mirrored', 'false');
  await expect(room.film).toHaveAttribute('data-scale', opened ?? '');
  expect(femora.problems).toEqual([]);
});

test('Given a file of three pictures, when the second is marked and read, then the model reads the second', async ({
  femora,
}, testInfo) => {
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.openFilm(writeFramesFilm(path.join(femora.dataFolder, 'films')));
  await room.skipHints();
  await expect(room.film).toHaveAttribute('data-frame', '1');
  const first = await room.film.getAttribute('data-plane-sha256');
  await page.keyboard.press('PageDown');
  await expect(room.film).toHaveAttribute('data-frame', '2');
  await room.waitForFilm();
  await expect(room.film).not.toHaveAttribute('data-plane-sha256', first ?? '');
  const second = (await room.film.getAttribute('data-plane-sha256')) ?? '';
  await room.mark('left', [0.72, 0.48], [0.86, 0.72]);

  // What was not marked cannot be read.
  await page.getByTestId('frames').getByRole('slider').fill('3');
  await expect(room.film).toHaveAttribute('data-frame', '3');
  await expect(page.getByTestId('site')).toHaveCount(0);
  await photograph(page, testInfo, '33-another-picture');
  await page.getByRole('button', { name: 'Show picture 2' }).click();
  await expect(page.getByTestId('site')).toHaveCount(1);
  await room.read('pathologic', 70);
  await room.reveal();
  await page.getByText('Details').click();
  await expect(page.getByText('The model read the very pixels on the screen')).toBeVisible();
  await expect(room.film).toHaveAttribute('data-plane-sha256', second);
  expect(femora.problems).toEqual([]);
});

test('Given a lossless WebP film, when it is opened, then every grey value of it is on the screen', async ({
  femora,
}, testInfo) => {
  const { plane } = drawPhantom({ seed: 21, side: 'right' });
  const samples = Uint8Array.from(plane.samples, (value) => value >> 4);
  await openFilmOf(femora, { name: 'film.webp', bytes: await writeWebp({ ...plane, samples }), samples });
  await photograph(femora.page, testInfo, '37-webp-film');
  expect(femora.problems).toEqual([]);
});

test('Given a film whose values are fractions, when it is opened, then every one of them is on the screen, windowed as any other', async ({
  femora,
}) => {
  const { plane } = drawPhantom({ seed: 22, side: 'left' });
  const [slope, intercept] = [0.37, -5.5];
  const fractions = Float32Array.from(plane.samples, (value) => slope * value + intercept);
  const room = await openFilmOf(femora, {
    name: 'fractions.dcm',
    bytes: writeDicom(plane, { bitsStored: 12, rescale: { slope, intercept } }),
    samples: fractions,
  });
  const stated = async (name: string): Promise<number> => Number(await room.film.getAttribute(name));
  const greys = await filmGreys(room.film, { ...plane, samples: fractions }, false, {
    center: await stated('data-window-center'),
    width: await stated('data-window-width'),
    function: 'LINEAR_EXACT',
    explanation: '',
  });
  await expect(room.film).toHaveAttribute('data-window-function', 'LINEAR_EXACT');
  expect(typicalDifference(greys)).toBeLessThan(allowedDifference);
  expect(Math.max(...greys.shown) - Math.min(...greys.shown)).toBeGreaterThan(60);
  expect(femora.problems).toEqual([]);
});

test('Given another key for Invert, when it is chosen in the settings, then it works, and conflicts are said', async ({
  femora,
}, testInfo) => {
  const { page } = femora;
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(page);
  await room.openFilm(films.plain);
  await room.skipHints();
  await room.goTo('Settings');
  const change = page.getByRole('button', { name: 'Change the key of Invert' });
  await change.click();
  await page.keyboard.press('f');
  await expect(page.getByText('F is the key of “Fit”. Choose another one.')).toBeVisible();
  await change.click();
  await page.keyboard.press('Shift+x');
  await expect(page.getByText('Invert is on Shift+X now.')).toBeVisible();
  await page.getByRole('heading', { name: 'Keys and mouse' }).scrollIntoViewIfNeeded();
  await photograph(page, testInfo, '34-keys-in-the-settings');
  // It shows what is stored, so that it changes when that has been saved.
  const brightness = page.getByRole('radio', { name: 'Brightness' });
  await brightness.click();
  await expect(brightness).toBeChecked();

  await room.goTo('Reading');
  await room.waitForFilm();
  await page.keyboard.press('Shift+X');
  await expect(room.film).toHaveAttribute('data-invert', 'true');
  await page.keyboard.press('i');
  await expect(room.film).toHaveAttribute('data-invert', 'true');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Shift+X');
  await photograph(page, testInfo, '35-cheat-sheet');
  await page.keyboard.press('Escape');

  const center = async (): Promise<number> => Number(await room.film.getAttribute('data-window-center'));
  const [before, zoom] = [await center(), await room.film.getAttribute('data-zoom')];
  await room.film.hover();
  await page.mouse.wheel(0, 200);
  await expect.poll(center).not.toBe(before);
  await expect(room.film).toHaveAttribute('data-zoom', zoom ?? '');
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Angle', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: 'Calibrate' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Prior film' })).toHaveAttribute('aria-pressed', 'true');
  await room.goTo('Settings');
  await page.getByRole('button', { name: 'Reset keys and mouse' }).click();
  await expect(page.getByTestId('key-of-invert')).toContainText('I');
  expect(femora.problems).toEqual([]);
});

test('Given a GPU that loses its context, then the film is drawn again; twice in a row, then the processor draws it and says so', async ({
  femora,
}, testInfo) => {
  const { page } = femora;
  await page.addInitScript(() => {
    localStorage.setItem('femora.film-drawing', 'gpu');
    const kept: unknown[] = [];
    Reflect.set(globalThis, 'webglContexts', kept);
    const original = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as (
      ...args: unknown[]
    ) => unknown;
    Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: unknown, ...args: unknown[]) {
      const context = Reflect.apply(original, this, args);
      if (context && String(args[0]).startsWith('webgl')) kept.push(context);
      return context;
    });
  });
  await page.reload();
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const room = createReadingRoom(page);
  await room.openFilm(films.plain);
  await room.skipHints();
  await expect(room.film).toHaveAttribute('data-renderer', 'gpu');
  const { plane } = drawPhantom({ seed: 21, side: 'right' });

  await loseContexts();
  // Another context, and in it the whole film again.
  await expect.poll(countContexts).toBeGreaterThan(0);
  await expect.poll(differenceOfGreys).toBeLessThan(allowedDifference);
  await expect(room.film).toHaveAttribute('data-renderer', 'gpu');
  await loseContexts();
  await expect(room.film).toHaveAttribute('data-renderer-reason', 'gpu-lost');
  await expect(page.locator('.film-canvas')).toHaveCount(1);
  await expect(page.getByTestId('gpu-lost')).toBeVisible();
  await expect.poll(differenceOfGreys).toBeLessThan(allowedDifference);
  await photograph(page, testInfo, '36-gpu-lost-twice');

  async function differenceOfGreys(): Promise<number> {
    return typicalDifference(await filmGreys(room.film, plane, false));
  }

  async function countContexts(): Promise<number> {
    return page.evaluate(() => (Reflect.get(globalThis, 'webglContexts') as unknown[]).length);
  }

  async function loseContexts(): Promise<void> {
    await page.evaluate(() => {
      const kept = Reflect.get(globalThis, 'webglContexts') as WebGLRenderingContext[];
      for (const context of kept.splice(0)) context.getExtension('WEBGL_lose_context')?.loseContext();
    });
  }
});

/** The letters of the patient at the edges of the film. */
async function edges(page: Page): Promise<Record<string, string>> {
  const letters = await page
    .locator('[data-edge]')
    .evaluateAll((all) => all.map((each) => [each.getAttribute('data-edge') ?? '', each.textContent]));
  return Object.fromEntries(letters) as Record<string, string>;
}

async function boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}

/** Opens a file of these bytes, and waits until the plane on the screen is the one of these samples. */
async function openFilmOf(
  { page, dataFolder }: { readonly page: Page; readonly dataFolder: string },
  film: { readonly name: string; readonly bytes: Uint8Array; readonly samples: Uint8Array | Float32Array },
): Promise<ReadingRoom> {
  const folder = path.join(dataFolder, 'films');
  mkdirSync(folder);
  const file = path.join(folder, film.name);
  writeFileSync(file, film.bytes);
  const room = createReadingRoom(page);
  await room.openFilm(file);
  await room.skipHints();
  const hash = createHash('sha256').update(film.samples).digest('hex');
  await expect(room.film).toHaveAttribute('data-plane-sha256', hash);
  return room;
}
