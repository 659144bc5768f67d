import type { Page, TestInfo } from '@playwright/test';
import path from 'node:path';

/** Photographs the window into `artifacts/screens/<host>/<name>.png`, for people to look at. */
export async function photograph(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  await page.screenshot({
    path: path.resolve('artifacts', 'screens', testInfo.project.name, `${name}.png`),
    animations: 'disabled',
  });
}
