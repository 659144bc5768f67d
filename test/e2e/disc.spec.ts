import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { patientRecord, writeDicomdir } from '#test/fixtures/write-dicomdir.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { expect, test } from './hosts/host-test.ts';
import { dropFolder } from './pages/drop-folder.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

const slices = Array.from({ length: 60 }, (_, index) => `IM${String(index).padStart(6, '0')}`);

/** A disc of two patients: two films, one of them not there, and many slices of a CT that are no DICOM files at all. */
function writeDisc(folder: string): void {
  for (const part of ['FILMS', 'CT', 'VIEWER']) mkdirSync(path.join(folder, part), { recursive: true });
  const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
  const film = { patientName: 'SYNTHETIC^ANNA', patientId: 'DISC-1' };
  // Written in capitals in the list, and seen in small letters, as some systems show a disc.
  writeFileSync(path.join(folder, 'FILMS', 'im000001'), writeDicom(plane, film));
  for (const slice of slices) writeFileSync(path.join(folder, 'CT', slice), 'never looked at');
  writeFileSync(path.join(folder, 'REPORT'), 'never looked at');
  writeFileSync(path.join(folder, 'VIEWER', 'viewer.exe'), 'MZ');
  writeFileSync(
    path.join(folder, 'DICOMDIR'),
    writeDicomdir([
      patientRecord('SYNTHETIC^ANNA', 'DISC-1', [
        { modality: 'DX', fileIds: ['FILMS\\IM000001', 'FILMS\\IM000002'] },
        { modality: 'SR', fileIds: ['REPORT'], type: 'SR DOCUMENT' },
      ]),
      patientRecord('SYNTHETIC^BERND', 'DISC-2', [
        { modality: 'CT', fileIds: slices.map((slice) => `CT\\${slice}`) },
      ]),
    ]),
  );
}

test('Given a disc with a list of contents, when it is dropped, then its films are opened by the list and the rest is told by patient', async ({
  femora,
}, testInfo) => {
  const folder = path.join(femora.dataFolder, 'disc');
  writeDisc(folder);
  const { page } = femora;
  const room = createReadingRoom(page);
  const tray = page.getByRole('region', { name: 'Files being opened' });
  await dropFolder(page, folder);
  await expect(tray).toContainText('1 opened, 1 could not be opened, 63 other files left alone');
  await room.waitForFilm();
  await expect(tray).toContainText('SYNTHETIC, ANNA · DISC-1');
  await expect(tray).toContainText('2026-01-02, Hip: 2 radiographs; left alone: 1 document');
  await expect(tray).toContainText('2026-01-02, Hip: no radiograph; left alone: 60 CT');
  await expect(tray.locator('[data-error-code="disc.film-missing"]')).toContainText('FILMS/IM000002');
  await expect(page.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')).toHaveCount(1);
  await photograph(page, testInfo, '42-disc-by-its-list');
  await tray.getByText('Why 63 files were left alone').click();
  await expect(tray).toContainText('IM000000: no radiograph, by the list of contents of the disc');
});

test('Given a disc whose list of contents is damaged, when its folder is chosen, then every file is looked at', async ({
  femora,
}) => {
  const folder = path.join(femora.dataFolder, 'disc');
  writeDisc(folder);
  writeFileSync(path.join(folder, 'DICOMDIR'), 'the list of contents');
  const { page } = femora;
  const room = createReadingRoom(page);
  const tray = page.getByRole('region', { name: 'Files being opened' });
  await room.goTo('Cases');
  await page.getByTestId('folder-input').setInputFiles(folder);
  await expect(tray).toContainText('1 opened, 63 other files left alone');
  await tray.getByText('Why 63 files were left alone').click();
  await expect(tray).toContainText('DICOMDIR: the list of contents of the disc cannot be read');
  await room.waitForFilm();
});
