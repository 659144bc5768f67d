import type { Page } from '@playwright/test';
import axe from 'axe-core';

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  resultTypes: ['violations'],
  // It takes the key printed on a button for a word of its label; `aria-keyshortcuts` says the key.
  rules: { 'label-content-name-mismatch': { enabled: false } },
} satisfies axe.RunOptions;

/** Serious and critical violations of WCAG 2.1 A and AA on the page as it stands, one line each. */
export async function seriousViolations(page: Page, screen: string): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    return inPage.run(document, options);
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => {
        const [, why = ''] = failureSummary.split('\n');
        return `${screen}: ${id} at ${target.join(' ')}: ${why.trim()}`;
      }),
    );
}
