import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { voiLutSequence } from '#test/fixtures/lut-sequences.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { filmGreys, typicalDifference, type FilmGreys } from './pages/film-greys.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';
import { storedCopy } from './pages/stored-copy.ts';

/** Grey levels of 255: what antialiasing of a reduced film may differ by. */
const allowedDifference = 4;

/** What films are drawn on: a canvas of the processor's, or one layer of the GPU's a level. */
const surfaces = '.film-canvas, .film-layer';

/** The ways a film can be drawn here, and who draws it by himself or on request. */
const modes = [
  { name: 'software-gl', switches: [], preference: 'auto', renderer: 'cpu', reason: 'software-gl' },
  { name: 'gpu-path', switches: [], preference: 'gpu', renderer: 'gpu', reason: 'preferred' },
  {
    name: 'no-webgl',
    switches: ['--disable-3d-apis', '--disable-gpu', '--disable-software-rasterizer'],
    preference: 'auto',
    renderer: 'cpu',
    reason: 'no-webgl',
  },
] as const;

for (const { name, switches, preference, renderer, reason } of modes) {
  test.describe(name, () => {
    test.use({ chromiumSwitches: switches });

    test(`Given ${name}, when a MONOCHROME1 film is opened, windowed and inverted, then its greys are right; when its file is lost, then nothing is shown`, async ({
      femora,
    }, testInfo) => {
      const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
      const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
      const { page } = femora;
      await preferDrawing();
      let room = createReadingRoom(page);
      await room.openFilm(films.lesion);
      await room.skipHints();
      await expect(room.film).toHaveAttribute('data-renderer', renderer);
      await expect(room.film).toHaveAttribute('data-renderer-reason', reason);

      const asOpened = await filmGreys(room.film, plane, true);
      expect(typicalDifference(asOpened)).toBeLessThan(allowedDifference);
      expect(Math.max(...asOpened.shown) - Math.min(...asOpened.shown)).toBeGreaterThan(60);
      await photograph(page, testInfo, `14-drawn-${name}`);

      await dragWindow();
      const windowed = await filmGreys(room.film, plane, true);
      expect(typicalDifference(windowed)).toBeLessThan(allowedDifference);
      expect(typicalDifference({ shown: windowed.shown, expected: asOpened.shown })).toBeGreaterThan(5);

      await page.keyboard.press('Space');
      await page.keyboard.press('i');
      await expect(room.film).toHaveAttribute('data-invert', 'true');
      expect(typicalDifference(await filmGreys(room.film, plane, true))).toBeLessThan(allowedDifference);
      // A turned and a mirrored film shows the greys of the points that then lie there.
      await page.keyboard.press('r');
      await page.keyboard.press('h');
      await expect(room.film).toHaveAttribute('data-mirrored', 'true');
      expect(typicalDifference(await filmGreys(room.film, plane, true))).toBeLessThan(allowedDifference);
      expect(femora.problems).toEqual([]);

      // The case of the lost file is chosen while another patient's film is on the screen.
      const lostCase = (await room.film.getAttribute('data-case-id')) ?? '';
      await room.openFilm(films.plain);
      await femora.restart();
      // A headless host that starts again has another address, and with it another local storage.
      await preferDrawing();
      room = createReadingRoom(femora.page);
      await room.waitForFilm();
      await expect(room.film).toHaveAttribute('data-renderer', renderer);
      expect(await femora.page.locator(surfaces).count()).toBeGreaterThan(0);
      const before = await filmGreys(room.film, plane, false);
      expect(Math.max(...before.shown)).toBeGreaterThan(60);
      writeFileSync(storedCopy(femora.dataFolder, films.lesion), 'overwritten by a failing disk');
      await femora.page.locator(`[data-case-id="${lostCase}"][data-case-state]`).click();
      await expect(room.film).toHaveAttribute('data-state', 'failed');
      await expect(room.film).toHaveAttribute('data-plane-sha256', '');
      await expect(femora.page.locator(surfaces)).toHaveCount(0);
      await expect(femora.page.getByText('lesion.dcm').first()).toBeVisible();

      async function preferDrawing(): Promise<void> {
        await femora.page.evaluate((wanted) => {
          localStorage.setItem('femora.film-drawing', wanted);
        }, preference);
        await femora.page.reload();
      }

      async function dragWindow(): Promise<void> {
        const box = await room.film.boundingBox();
        if (!box) throw new Error('no film on the screen');
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const before = await room.film.getAttribute('data-window-width');
        await page.mouse.move(x, y);
        await page.mouse.down({ button: 'right' });
        await page.mouse.move(x - 90, y + 40, { steps: 5 });
        await page.mouse.up({ button: 'right' });
        await expect(room.film).not.toHaveAttribute('data-window-width', before ?? '');
      }
    });
  });
}

test.describe('a film smaller than its place', () => {
  test('Given signed samples, when the processor draws them enlarged, as they lie, turned and flipped, inverted, and again after pixel for pixel, then the greys are right', async ({
    femora,
  }, testInfo) => {
    const plane = signedHalf(drawPhantom({ seed: 21, side: 'right' }).plane);
    const file = path.join(femora.dataFolder, 'small.dcm');
    writeFileSync(file, writeDicom(plane, { bitsStored: 16 }));
    const { page } = femora;
    const room = createReadingRoom(page);
    await room.openFilm(file);
    await room.skipHints();
    await expect(room.film).toHaveAttribute('data-renderer', 'cpu');
    const asOpened = await greysOf();
    expect(Math.max(...asOpened.shown) - Math.min(...asOpened.shown)).toBeGreaterThan(60);
    expect(typicalDifference(asOpened)).toBeLessThan(allowedDifference);
    await photograph(page, testInfo, '14-drawn-enlarged');
    // What it is drawn on holds its samples, no more.
    expect(await page.locator('.film-canvas').evaluate((canvas) => canvas.getAttribute('width'))).toBe(
      String(plane.widthPx),
    );
    for (const key of ['r', 'h', 'i', 'o', 'f']) {
      await page.keyboard.press(key);
      // Smaller than the whole: nothing of it is enlarged.
      if (key !== 'o') expect(typicalDifference(await greysOf()), key).toBeLessThan(allowedDifference);
    }
    expect(femora.problems).toEqual([]);

    async function greysOf(): Promise<FilmGreys> {
      // A frame is drawn with the next one of the screen.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      return filmGreys(room.film, plane, false);
    }
  });
});

/** Every other sample of a plane of 12 bits, half of them below 0. */
function signedHalf({ widthPx, heightPx, samples }: PixelPlane): PixelPlane & { samples: Int16Array } {
  const half = { widthPx: widthPx >> 1, heightPx: heightPx >> 1 };
  const halved = Int16Array.from({ length: half.widthPx * half.heightPx }, (_, at) => {
    const row = Math.floor(at / half.widthPx);
    return (samples[2 * row * widthPx + 2 * (at % half.widthPx)] ?? 0) - 2000;
  });
  return { ...half, samples: halved };
}

test.describe('table of the file', () => {
  test('Given a film with a VOI LUT, when it opens, then its table is shown and its windows can be chosen instead, also where the GPU draws', async ({
    femora,
  }, testInfo) => {
    const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
    // Darker than a straight line everywhere, which no window can be.
    const table = Uint16Array.from({ length: 4096 }, (_, value) => Math.round(4095 * (value / 4095) ** 3));
    const lut = { explanation: 'CURVED', firstMapped: 0, bitsPerEntry: 12 } as const;
    const sequence = voiLutSequence([{ ...lut, entries: [...table], vr: 'US', signed: false }]);
    const file = path.join(femora.dataFolder, 'tabled.dcm');
    writeFileSync(file, writeDicom(plane, { extraElements: [sequence] }));
    const { page } = femora;
    await page.evaluate(() => {
      localStorage.setItem('femora.film-drawing', 'gpu');
    });
    await page.reload();
    const room = createReadingRoom(page);
    await room.openFilm(file);
    await room.skipHints();
    await expect(room.film).toHaveAttribute('data-window-function', 'TABLE');
    await expect(room.film).toHaveAttribute('data-renderer-reason', 'table');
    await expect(page.locator(surfaces)).toHaveCount(1);
    const tabled = await filmGreys(room.film, plane, false, { ...lut, table });
    expect(typicalDifference(tabled)).toBeLessThan(allowedDifference);
    await photograph(page, testInfo, '15-table-of-the-file');
    await page.getByRole('button', { name: /Automatic/ }).click();
    await expect(room.film).toHaveAttribute('data-renderer', 'gpu');
    const windowed = await filmGreys(room.film, plane, false);
    expect(typicalDifference(windowed)).toBeLessThan(allowedDifference);
    expect(typicalDifference({ shown: windowed.shown, expected: tabled.shown })).toBeGreaterThan(10);
    await page.getByRole('button', { name: /CURVED/ }).click();
    await expect(room.film).toHaveAttribute('data-renderer', 'cpu');

    // A GPU that is still getting ready when the table is chosen again must not come in afterwards.
    await page.evaluate(() => {
      const buttons = Array.from(document.querySelectorAll('button'));
      for (const name of ['Automatic', 'CURVED']) {
        buttons.find((button) => button.textContent.includes(name))?.click();
      }
    });
    await page.waitForTimeout(1500);
    await expect(room.film).toHaveAttribute('data-window-function', 'TABLE');
    expect(typicalDifference(await filmGreys(room.film, plane, false, { ...lut, table }))).toBeLessThan(
      allowedDifference,
    );
    await expect(page.locator(surfaces)).toHaveCount(1);
    expect(femora.problems).toEqual([]);
  });
});
