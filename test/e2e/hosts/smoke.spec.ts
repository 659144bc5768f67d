import { expect, test } from './host-test.ts';

test('Given a fresh start, when the window opens, then it is Femora and nothing complains', async ({
  femora,
}) => {
  await expect(femora.page).toHaveTitle('Femora');
  await expect(femora.page.locator('#root')).not.toBeEmpty();
  expect(femora.requests.length).toBeGreaterThan(0);
  expect(femora.problems).toEqual([]);
});

test('Given a running window, when it is restarted or killed, then it comes back', async ({ femora }) => {
  await femora.restart();
  await expect(femora.page.locator('#root')).not.toBeEmpty();
  expect(femora.problems).toEqual([]);
  // What a dying program makes its window complain about is no defect.
  await femora.killHard();
  await femora.restart();
  await expect(femora.page.locator('#root')).not.toBeEmpty();
});
