import path from 'node:path';
import { writePhantomFilms } from './films/phantom-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given software GL, when a film is opened, then the processor draws it, and the GPU path draws the same on request', async ({
  femora,
}, testInfo) => {
  const films = await writePhantomFilms(path.join(femora.dataFolder, 'films'));
  const { page } = femora;
  const room = createReadingRoom(page);
  await room.openFilm(films.lesion);
  await room.skipHints();
  await expect(room.film).toHaveAttribute('data-renderer', 'cpu');
  const onCpu = await greyOfFilm();
  await page.evaluate(() => {
    localStorage.setItem('femora.film-drawing', 'gpu');
  });
  await page.reload();
  await room.selectCase('PHANTOM, LESION');
  await expect(room.film).toHaveAttribute('data-renderer', /gpu|cpu/);
  await photograph(page, testInfo, `14-drawn-by-${(await room.film.getAttribute('data-renderer')) ?? ''}`);
  const onGpu = await greyOfFilm();
  // Antialiasing at the edge of a pixel may differ between the two; the film as a whole may not.
  expect(Math.abs(onGpu - onCpu)).toBeLessThan(2);
  expect(onCpu).toBeGreaterThan(20);
  expect(femora.problems).toEqual([]);

  /** Mean grey of the middle of the film as photographed, 0..255. */
  async function greyOfFilm(): Promise<number> {
    const shot = await room.film.screenshot({ animations: 'disabled' });
    return page.evaluate(async (encoded) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(picture, 0, 0);
      const [x, y] = [Math.round(picture.width / 4), Math.round(picture.height / 4)];
      const { data } = context.getImageData(x, y, 2 * x, 2 * y);
      let sum = 0;
      for (let index = 0; index < data.length; index += 4) sum += data[index] ?? 0;
      return sum / (data.length / 4);
    }, shot.toString('base64'));
  }
});
