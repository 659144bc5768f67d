import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tinyPackage, writePackage } from '#test/builders/tiny-package.ts';
import { packFiles } from '../../build/model/pack-files.ts';
import { expect, test } from './hosts/host-test.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

test('Given a package of a stranger, when it is imported in the window, then the stranger is asked about, it is used from the next start on, and it can be rolled back and removed', async ({
  femora,
}, testInfo) => {
  const tiny = tinyPackage();
  const file = path.join(femora.dataFolder, 'tiny.femora-model');
  await writeFile(file, packFiles(tiny.files));
  const openModels = async (): Promise<void> => {
    const room = createReadingRoom(femora.page);
    await room.skipHints();
    await room.goTo('Models');
    await expect(femora.page.getByTestId('package-list')).toBeVisible();
  };
  const row = (name: string) => femora.page.getByTestId('package-list').locator(`[data-package^="${name}@"]`);
  await openModels();
  await expect(row('femora-hip')).toContainText('in use');

  // A file that is no package is refused by name.
  const garbage = path.join(femora.dataFolder, 'holiday.femora-model');
  await writeFile(garbage, 'photo');
  await femora.page.getByTestId('package-file').setInputFiles(garbage);
  await expect(femora.page.locator('[data-error-code="model.refused"]')).toContainText(
    'holiday.femora-model',
  );

  await femora.page.getByTestId('package-file').setInputFiles(file);
  const question = femora.page.getByTestId('trust-question');
  await expect(question).toContainText(tiny.fingerprint.match(/.{1,4}/g)?.join(' ') ?? '');
  await expect(question.getByRole('button', { name: 'Import the package' })).toBeDisabled();
  await question.scrollIntoViewIfNeeded();
  await photograph(femora.page, testInfo, '17-models-trust');
  await question.getByRole('checkbox').check();
  await question.getByRole('button', { name: 'Import the package' }).click();
  await expect(femora.page.getByText('tiny 1.0.0 is imported.')).toBeVisible();
  await expect(row('tiny')).toContainText('from the next start on');
  await expect(row('femora-hip')).toContainText('in use until the next start');
  await row('femora-hip').scrollIntoViewIfNeeded();
  await photograph(femora.page, testInfo, '17-models-packages');

  await femora.restart();
  await openModels();
  await expect(row('tiny')).toContainText('in use');
  await row('femora-hip').getByRole('button', { name: /^Use/ }).click();
  await expect(row('femora-hip')).toContainText('from the next start on');
  await femora.restart();
  await openModels();
  await row('tiny').getByRole('button', { name: 'Check tiny 1.0.0' }).click();
  await expect(femora.page.getByTestId('package-report')).toContainText('its golden film scores here');
  await row('tiny').getByRole('button', { name: 'Remove tiny 1.0.0' }).click();
  await femora.page.getByRole('button', { name: 'Yes, remove it' }).click();
  await expect(row('tiny')).toHaveCount(0);

  // The same package as a folder, and nobody trusts it: nothing comes in.
  const folder = path.join(femora.dataFolder, 'tiny');
  await writePackage(folder, tiny.files);
  await femora.page.getByTestId('package-folder').setInputFiles(folder);
  await femora.page.getByTestId('trust-question').getByRole('button', { name: 'Do not import it' }).click();
  await expect(row('tiny')).toHaveCount(0);
  expect(femora.problems).toEqual([]);
});
