import path from 'node:path';
import { hasRealFilms, writeRealFilms } from './films/real-films.ts';
import { expect, test } from './hosts/host-test.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given three real hips as DICOM DX and one as JPEG, when they are read, then each ends decided and is compared', async ({
  femora,
}, testInfo) => {
  test.skip(!hasRealFilms, 'no real radiographs beside this checkout (../shared/data/fracatlas)');
  test.setTimeout(240_000);
  const { page } = femora;
  const room = createReadingRoom(page);
  for (const [index, file] of writeRealFilms(path.join(femora.dataFolder, 'films')).entries()) {
    await room.openFilm(file);
    await room.skipHints();
    await room.mark('right', [0.25, 0.4], [0.42, 0.65]);
    await room.read(index % 2 === 0 ? 'nonpathologic' : 'pathologic', 20 + 20 * index);
    await room.reveal();
    await expect(page.getByTestId('evidence')).toContainText('never validated');
    await room.decide(/Keep my read/);
    await photograph(page, testInfo, `real-${String(index + 1)}`);
  }
  await room.goTo('Compare');
  await expect(page.getByRole('table').last().getByRole('row')).toHaveCount(5);
  await photograph(page, testInfo, 'real-compare');
  expect(femora.problems).toEqual([]);
});
