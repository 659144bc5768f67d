import { expect, type Locator, type Page } from '@playwright/test';
import type { ReadingCall, Side } from '#contract/reading.ts';

const callWords: Readonly<Record<ReadingCall, string>> = {
  nonpathologic: 'Not pathologic',
  pathologic: 'Pathologic',
  indeterminate: 'Cannot tell',
};

/** What a surgeon does in the reading room, by what the screen says. */
export interface ReadingRoom {
  readonly film: Locator;
  readonly engine: Locator;
  readonly open: (files: readonly string[]) => Promise<void>;
  /** Opens one film and waits until it is on the screen. */
  readonly openFilm: (file: string) => Promise<void>;
  readonly selectCase: (title: string) => Promise<void>;
  readonly waitForFilm: () => Promise<void>;
  readonly skipHints: () => Promise<void>;
  readonly step: (name: string) => Locator;
  readonly openStep: (name: string) => Promise<void>;
  /** Drags a rectangle, in shares 0..1 of the shown film, as the fracture site. */
  readonly mark: (
    side: Side,
    from: readonly [number, number],
    to: readonly [number, number],
  ) => Promise<void>;
  readonly read: (call: ReadingCall, confidencePercent: number) => Promise<void>;
  readonly reveal: () => Promise<void>;
  readonly decide: (choice: RegExp) => Promise<void>;
  readonly goTo: (
    screen: 'Reading' | 'Cases' | 'Studies' | 'Compare' | 'Models' | 'Settings',
  ) => Promise<void>;
}

export function createReadingRoom(page: Page): ReadingRoom {
  const film = page.getByTestId('film');
  const step = (name: string): Locator => page.locator(`[data-step="${name}"]`);
  const openStep = async (name: string): Promise<void> => {
    if ((await step(name).getAttribute('data-step-state')) === 'open') return;
    await step(name).getByRole('button').first().click();
    await expect(step(name)).toHaveAttribute('data-step-state', 'open');
  };
  const waitForFilm = async (): Promise<void> => {
    await expect(film).toHaveAttribute('data-state', 'shown');
  };
  const open = async (files: readonly string[]): Promise<void> => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([...files]);
  };
  return {
    film,
    engine: page.getByTestId('engine'),
    open,
    openFilm: async (file) => {
      const before = (await film.count()) === 0 ? '' : await film.getAttribute('data-case-id');
      await open([file]);
      await expect(film).not.toHaveAttribute('data-case-id', before ?? '');
      await waitForFilm();
    },
    selectCase: async (title) => {
      await page.getByRole('navigation', { name: 'Cases' }).getByRole('button', { name: title }).click();
      await waitForFilm();
    },
    waitForFilm,
    skipHints: async () => {
      const skip = page.getByRole('button', { name: 'Skip the hints' });
      await page.waitForLoadState();
      if ((await skip.count()) > 0) await skip.click();
    },
    step,
    openStep,
    mark: async (side, from, to) => {
      await openStep('mark');
      const sideName = side === 'left' ? 'Left' : 'Right';
      await step('mark').getByRole('radio', { name: sideName }).check({ force: true });
      const box = await film.boundingBox();
      if (!box) throw new Error('no film on the screen');
      const at = ([x, y]: readonly [number, number]): [number, number] => [
        box.x + x * box.width,
        box.y + y * box.height,
      ];
      await page.mouse.move(...at(from));
      await page.mouse.down();
      await page.mouse.move(...at(to), { steps: 6 });
      await page.mouse.up();
      await expect(page.getByTestId('site')).toHaveAttribute('data-proposal', 'false');
      await step('mark').getByRole('button', { name: 'Use this mark' }).click();
      await expect(step('read')).toHaveAttribute('data-step-state', 'open');
    },
    read: async (call, confidencePercent) => {
      const body = step('read');
      await body.getByRole('radio', { name: callWords[call], exact: true }).check({ force: true });
      await body.getByRole('slider').fill(String(confidencePercent));
      await body.getByRole('button', { name: 'Commit read' }).click();
      await expect(step('model')).toHaveAttribute('data-step-state', 'open');
    },
    reveal: async () => {
      await step('model').getByRole('button', { name: 'Reveal the model' }).click();
      await expect(page.getByTestId('model-answer')).toBeVisible();
    },
    decide: async (choice) => {
      await openStep('decide');
      await step('decide').getByRole('radio', { name: choice }).check({ force: true });
      await step('decide').getByRole('button', { name: 'Record final call' }).click();
      await expect(step('decide').getByText(/Kept|Changed from/)).toBeVisible();
    },
    goTo: async (screen) => {
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
    },
  };
}
