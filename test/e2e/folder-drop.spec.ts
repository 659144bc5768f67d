import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeManyPhantoms } from './films/many-phantoms.ts';
import { expect, test } from './hosts/host-test.ts';
import { dropFolder } from './pages/drop-folder.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given a folder of films and other files, when it is dropped on the window, then it shows how far it is, can be stopped, and says why what is not opened is not', async ({
  femora,
}, testInfo) => {
  const folder = path.join(femora.dataFolder, 'dropped');
  const films = writeManyPhantoms(folder, 24);
  mkdirSync(path.join(folder, 'notes'));
  writeFileSync(path.join(folder, 'notes', 'readme.txt'), 'Dear colleague');
  writeFileSync(path.join(folder, 'broken.dcm'), Buffer.concat([Buffer.alloc(128), Buffer.from('DICM??')]));
  const { page } = femora;
  const room = createReadingRoom(page);
  const cases = page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem');
  const tray = page.getByRole('region', { name: 'Files being opened' });

  await dropFolder(page, folder);
  await expect(tray.getByRole('progressbar')).toBeVisible();
  await expect(tray).toContainText(/Opening 26 files, \d+ done/);
  await tray.getByRole('button', { name: 'Stop' }).click();
  await expect(tray).toContainText('Stopped, ');
  const kept = await cases.count();
  expect(kept).toBeLessThan(films.length);

  // Once more, to the end: what came in before the stop is known.
  await room.skipHints();
  await dropFolder(page, folder);
  await expect(tray.getByRole('progressbar')).toBeVisible();
  await photograph(page, testInfo, '40-folder-dropped');
  await expect(tray).toContainText(/opened, \d+ in the casebook already/, { timeout: 60_000 });
  await expect(cases).toHaveCount(films.length);
  await expect(tray.locator('[data-error-code]')).toContainText('broken.dcm');
  await tray.getByText('Why 1 file was left alone').click();
  await expect(tray).toContainText('readme.txt: neither DICOM nor JPEG nor PNG');
  await photograph(page, testInfo, '41-folder-opened');
});
