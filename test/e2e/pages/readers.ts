import { expect, type Page } from '@playwright/test';

/** What readers do at the door of the program. */
export interface Readers {
  readonly begin: (name: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly add: (name: string, pin: string) => Promise<void>;
  readonly signIn: (name: string, pin: string) => Promise<void>;
  /** The first PIN of the reader who is signed in, set in Settings. */
  readonly setPin: (pin: string) => Promise<void>;
}

export function createReaders(page: Page): Readers {
  const newPin = async (pin: string): Promise<void> => {
    await page.getByLabel(/4 to 12 digits/).fill(pin);
    await page.getByLabel('The same PIN again').fill(pin);
  };
  return {
    begin: async (name) => {
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', { name: 'Begin' }).click();
      await expect(page.getByTestId('reader')).toContainText(name);
    },
    signOut: async () => {
      await page.getByTestId('reader').click();
      await expect(page.getByTestId('sign-in')).toBeVisible();
    },
    add: async (name, pin) => {
      await page.getByRole('button', { name: 'Add a reader' }).click();
      await page.getByLabel('Your name').fill(name);
      await newPin(pin);
      await page.getByRole('button', { name: 'Add and sign in' }).click();
    },
    signIn: async (name, pin) => {
      await page.getByRole('radio', { name, exact: true }).check({ force: true });
      await page.getByLabel('PIN', { exact: true }).fill(pin);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
    setPin: async (pin) => {
      await newPin(pin);
      await page.getByRole('button', { name: 'Set the PIN' }).click();
      await expect(page.getByText('The PIN is changed.')).toBeVisible();
    },
  };
}
