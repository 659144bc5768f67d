import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeManyPhantoms } from './films/many-phantoms.ts';
import { expect, test } from './hosts/host-test.ts';
import { seriousViolations } from './pages/accessibility.ts';
import { createReaders } from './pages/readers.ts';
import { createReadingRoom } from './pages/reading-room.ts';
import { photograph } from './pages/screens.ts';

/** Whether any file below the folder holds the word. */
function isReadable(folder: string, word: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name)).includes(word),
  );
}

const secretOf = (page: Page): Locator => page.getByLabel('Passphrase or recovery code');

test.describe('on a computer without a keychain', () => {
  test.use({ hasReader: false, passphrase: null });

  test('Given a first start, when a passphrase is chosen, then what is stored is encrypted, and the casebook opens with it, or with the code on paper, and with nothing else', async ({
    femora,
  }, testInfo) => {
    test.setTimeout(240_000);
    const readers = createReaders(femora.page);
    const room = createReadingRoom(femora.page);
    const [film] = writeManyPhantoms(testInfo.outputPath('films'), 1);

    const protect = femora.page.getByTestId('protect-casebook');
    await expect(protect).toBeVisible();
    await photograph(femora.page, testInfo, '50-protect');
    expect(await seriousViolations(femora.page, 'protect')).toEqual([]);
    const first = femora.page.getByLabel('Passphrase, 8 characters or more');
    const again = femora.page.getByLabel('The same passphrase again');
    await first.fill('short');
    await expect(protect).toContainText('Enter 8 characters or more');
    await first.fill('four words of ours');
    await again.fill('four words of theirs');
    await expect(protect).toContainText('are not the same');
    await expect(femora.page.getByRole('button', { name: 'Encrypt and go on' })).toBeDisabled();
    await again.fill('four words of ours');
    await again.press('Enter');
    const code = femora.page.getByTestId('recovery-code');
    await expect(code).toHaveText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{6}$/, { timeout: 30_000 });
    const recoveryCode = (await code.textContent()) ?? '';
    await photograph(femora.page, testInfo, '51-recovery-code');
    expect(await seriousViolations(femora.page, 'recovery code')).toEqual([]);
    await femora.page.getByRole('button', { name: 'I have written it down' }).click();

    await readers.begin('Dr Adler');
    await room.openFilm(film?.file ?? '');
    await room.skipHints();
    await room.goTo('Settings');
    const settings = femora.page.getByTestId('encryption');
    await expect(settings).toContainText('The passphrase opens them at every start.');
    await settings.scrollIntoViewIfNeeded();
    await photograph(femora.page, testInfo, '52-encryption-settings');
    await femora.page.getByRole('button', { name: 'Back up now' }).click();
    await expect(femora.page.getByText('The backup is made.')).toBeVisible();
    for (const word of ['SYNTHETIC', 'many-00', 'DICM', 'four words', recoveryCode]) {
      expect(isReadable(femora.dataFolder, word), word).toBe(false);
    }

    // The next start asks; the window shows nothing before.
    await femora.restart();
    const locked = femora.page.getByTestId('locked-casebook');
    await expect(locked).toBeVisible();
    await expect(femora.page.getByText('SYNTHETIC')).toHaveCount(0);
    const secret = secretOf(femora.page);
    await secret.fill('four words of theirs');
    await secret.press('Enter');
    await expect(locked.locator('[data-error-code="store.wrong-passphrase"]')).toBeVisible({
      timeout: 30_000,
    });
    await photograph(femora.page, testInfo, '53-locked');
    expect(await seriousViolations(femora.page, 'locked')).toEqual([]);
    await secret.fill('four words of ours');
    await secret.press('Enter');
    await expect(femora.page.getByText('SYNTHETIC, CASE 00').first()).toBeVisible({ timeout: 30_000 });

    // The code on paper, typed as people type it, opens it too, and lets a new passphrase be set.
    await femora.restart();
    await secretOf(femora.page).fill(recoveryCode.toLowerCase().replaceAll('-', ' '));
    await secretOf(femora.page).press('Enter');
    await expect(femora.page.getByText('SYNTHETIC, CASE 00').first()).toBeVisible({ timeout: 30_000 });
    await createReadingRoom(femora.page).goTo('Settings');
    await femora.page.getByRole('button', { name: 'Change the passphrase' }).click();
    await femora.page.getByLabel('Passphrase until now, or the recovery code').fill(recoveryCode);
    await femora.page.getByLabel('New passphrase, 8 characters or more').fill('five words of our own');
    await femora.page.getByLabel('The same passphrase again').fill('five words of our own');
    await photograph(femora.page, testInfo, '54-change-passphrase');
    await femora.page.getByRole('button', { name: 'Save the passphrase' }).click();
    await expect(femora.page.getByText('The passphrase is saved.')).toBeVisible({ timeout: 30_000 });
    await femora.restart();
    await secretOf(femora.page).fill('five words of our own');
    await secretOf(femora.page).press('Enter');
    await expect(femora.page.getByText('SYNTHETIC, CASE 00').first()).toBeVisible({ timeout: 30_000 });
    expect(femora.problems).toEqual([]);
  });
});
