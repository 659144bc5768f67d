import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { expect, test } from './hosts/host-test.ts';
import { askService } from './pages/ask-service.ts';
import { createReadingRoom } from './pages/reading-room.ts';

const mark = { side: 'left', site: { xPx: 600, yPx: 330, widthPx: 180, heightPx: 200 } };
const read = { call: 'indeterminate', confidencePercent: 50, findings: [], note: '' };

test('Given one film twice, when it is windowed and inverted the second time, then its score differs by exactly 0', async ({
  femora,
}) => {
  const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
  const { page } = femora;
  const room = createReadingRoom(page);
  const scoreOf = async (patientName: string, look: () => Promise<void>): Promise<number> => {
    const file = path.join(femora.dataFolder, `${patientName}.dcm`);
    writeFileSync(file, writeDicom(plane, { patientName, patientId: patientName }));
    await room.openFilm(file);
    await room.skipHints();
    await look();
    const caseId = await room.film.getAttribute('data-case-id');
    await askService(page, 'reading.mark', { caseId, mark });
    await askService(page, 'reading.commit', { caseId, read });
    const answer = await askService(page, 'reading.reveal', { caseId });
    expect(answer).toMatchObject({ output: { prediction: { kind: 'score' } } });
    return (answer as { output: { prediction: { score: number } } }).output.prediction.score;
  };
  const untouched = await scoreOf('UNTOUCHED', () => Promise.resolve());
  const windowed = await scoreOf('WINDOWED', async () => {
    const width = (await room.film.getAttribute('data-window-width')) ?? '';
    await room.film.focus();
    for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('i');
    await expect(room.film).not.toHaveAttribute('data-window-width', width);
    await expect(room.film).toHaveAttribute('data-invert', 'true');
  });
  expect(windowed - untouched).toBe(0);
});
