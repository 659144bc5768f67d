import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { expect, test, type FemoraHost } from './hosts/host-test.ts';
import { seriousViolations } from './pages/accessibility.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

/** Grey levels of 255 by which the two panes may differ: they are drawn with the film lying at other fractions of a pixel. */
const allowedDifference = 4;

/** Two films of one patient and one of another, the newest of the first patient opened last. */
async function openThreeFilms(femora: FemoraHost) {
  const folder = path.join(femora.dataFolder, 'films');
  mkdirSync(folder, { recursive: true });
  const demo = readFileSync(path.resolve('build/resources/demo/demo-hip.dcm'));
  const { plane } = await decodeRadiograph(Uint8Array.from(demo), 'demo-hip.dcm');
  const samples = Uint16Array.from(plane.samples);
  const write = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const room = createReadingRoom(femora.page);
  const one = { patientName: 'ONE^PATIENT', patientId: 'P-1' };
  const files = [
    write('other.dcm', writeDicom({ ...plane, samples }, { patientName: 'TWO^PATIENT', patientId: 'P-2' })),
    write('prior.dcm', writeDicom({ ...plane, samples }, { ...one, studyDate: '20240315' })),
    write('now.dcm', writeDicom({ ...plane, samples }, one)),
  ];
  for (const file of files) await room.openFilm(file);
  await room.skipHints();
  return room;
}

test('Given a film, when M is pressed, then it is folded over beside itself and moves with it; a prior film beside it keeps its own view and says whose it is', async ({
  femora,
}, testInfo) => {
  const room = await openThreeFilms(femora);
  const { page } = femora;
  const caseId = await room.film.getAttribute('data-case-id');

  // Nothing is marked: the whole film, folded.
  await page.keyboard.press('m');
  const mirrored = page.getByTestId('mirrored-half');
  await expect(mirrored).toContainText('The film, mirrored');
  await expect(mirrored).toContainText('not for marking');
  await expect.poll(() => foldedDifference(page)).toBeLessThan(allowedDifference);
  await dragWindow(page, room.film, 60);
  // About the middle: there the fold stays the middle of both panes, which the comparison counts on.
  await room.film.hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(() => foldedDifference(page)).toBeLessThan(allowedDifference);
  await page.keyboard.press('Space');

  // Once a site is marked, each pane shows one hip.
  await page.keyboard.press('m');
  await expect(mirrored).toHaveCount(0);
  await room.mark('left', [0.72, 0.45], [0.85, 0.65]);
  await page.keyboard.press('m');
  await expect(mirrored).toContainText('Other half of the film, mirrored');
  await expect(mirrored).toContainText('the right hip');
  await expect(room.film).not.toHaveAttribute('data-zoom', '1.000');
  await photograph(page, testInfo, '40-mirrored-half');

  await page.getByRole('button', { name: 'Prior film' }).click();
  const prior = page.getByTestId('prior-film');
  await expect(mirrored).toHaveCount(0);
  await expect(room.film).toHaveAttribute('data-zoom', '1.000');
  await expect(prior).toContainText('Prior, 2024-03-15');
  const view = page.getByTestId('prior-view');
  await expect(view).toHaveAttribute('data-state', 'shown');
  const ownWidth = await room.film.getAttribute('data-window-width');
  await dragWindow(page, view, 80);
  expect(await room.film.getAttribute('data-window-width')).toBe(ownWidth);
  expect(await view.getAttribute('data-window-width')).not.toBe(ownWidth);
  await prior.getByLabel('Window as in the film being read').check();
  await dragWindow(page, room.film, 50);
  const linked = Number(await room.film.getAttribute('data-window-width'));
  await expect
    .poll(async () => Math.abs(Number(await view.getAttribute('data-window-width')) / linked - 1))
    .toBeLessThan(0.3);
  await photograph(page, testInfo, '41-prior-film');

  await prior.getByLabel('Film to compare with').selectOption({ label: '2026-01-02, TWO, PATIENT' });
  await expect(prior).toContainText('Other film, 2026-01-02');
  await expect(prior).toContainText('Another patient: TWO, PATIENT');
  await expect(view).toHaveAttribute('data-state', 'shown');
  expect(await view.getAttribute('data-case-id')).not.toBe(caseId);
  expect(await room.film.getAttribute('data-case-id')).toBe(caseId);
  await photograph(page, testInfo, '42-film-of-another-patient');
  await prior.getByRole('button', { name: 'Close' }).click();
  await expect(prior).toHaveCount(0);
  expect(femora.problems).toEqual([]);
});

test('Given a second window, when the first one changes its window or its case, then the second follows; it is opened once', async ({
  femora,
}, testInfo) => {
  const room = await openThreeFilms(femora);
  const { page } = femora;
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Second window' }).click();
  const second = await opened;
  const film = second.getByTestId('second-film');
  const isSame = async (name: string): Promise<void> => {
    await expect.poll(() => film.getAttribute(name)).toBe(await room.film.getAttribute(name));
  };
  await expect(film).toHaveAttribute('data-state', 'shown');
  await isSame('data-case-id');
  expect(second.url().endsWith('#film')).toBe(true);

  await dragWindow(page, room.film, 70);
  await isSame('data-window-width');
  await page.keyboard.press('i');
  await expect(film).toHaveAttribute('data-invert', 'true');
  await page.keyboard.press('Space');
  await isSame('data-window-center');
  await second.setViewportSize({ width: 900, height: 800 }).catch(() => undefined);
  await photograph(second, testInfo, '43-second-window');
  expect(await seriousViolations(second, 'second window')).toEqual([]);

  await room.selectCase('TWO, PATIENT');
  await expect(film).toHaveAttribute('data-state', 'shown');
  await isSame('data-case-id');
  await room.goTo('Models');
  await expect(second.getByText('No film is open in the main window.')).toBeVisible();
  await room.goTo('Reading');
  await expect(film).toHaveAttribute('data-state', 'shown');

  const before = page.context().pages().length;
  await page.getByRole('button', { name: 'Second window' }).click();
  await page.waitForTimeout(300);
  expect(page.context().pages()).toHaveLength(before);
  await second.close();
  expect(femora.problems).toEqual([]);
});

/** Drags with the right mouse button from the middle of a film. */
async function dragWindow(page: Page, film: Locator, dx: number): Promise<void> {
  const box = await film.boundingBox();
  if (!box) throw new Error('no film on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(x + dx, y + dx / 2, { steps: 4 });
  await page.mouse.up({ button: 'right' });
}

/** Mean difference, 0..255, between the film and the folded film beside it; 255 where either is black. */
function foldedDifference(page: Page): Promise<number> {
  return page.evaluate(() => {
    const film = document.querySelector<HTMLCanvasElement>('.film-canvas');
    const folded = document.querySelector<HTMLCanvasElement>('[data-testid="mirrored-half"] canvas');
    if (!film || !folded) return 255;
    const one = film.getContext('2d')?.getImageData(0, 0, film.width, film.height).data;
    const other = folded.getContext('2d')?.getImageData(0, 0, folded.width, folded.height).data;
    if (!one || !other) return 255;
    // The head of the pane hides the top of the folded film.
    const [from, to] = [Math.round(0.2 * folded.height), Math.round(0.9 * folded.height)];
    let sum = 0;
    let count = 0;
    let brightest = 0;
    for (let y = from; y < to; y += 3) {
      for (let x = 20; x < folded.width - 20; x += 3) {
        const grey = other[4 * (y * folded.width + x)] ?? 0;
        const opposite = Math.round((film.width + folded.width) / 2 - 1 - x);
        sum += Math.abs(grey - (one[4 * (y * film.width + opposite)] ?? 0));
        brightest = Math.max(brightest, grey);
        count += 1;
      }
    }
    return brightest > 60 ? sum / count : 255;
  });
}
