import { defineConfig } from '@playwright/test';
import type { HostOptions } from '#test/e2e/hosts/host-options.ts';

const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * The same specs on both hosts. One worker: every test starts a whole program, and two at once on two cores
 * only time out.
 */
export default defineConfig<HostOptions>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'artifacts/e2e',
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'artifacts/e2e.json' }]],
  projects: [
    { name: 'electron', use: { hostKind: 'electron' } },
    {
      name: 'headless',
      use: {
        hostKind: 'headless',
        viewport: { width: 1440, height: 900 },
        launchOptions: {
          executablePath: process.env['FEMORA_CHROMIUM'] ?? '/usr/bin/chromium',
          // Software GL, so that the machine's graphics do not matter.
          args: [...rootSwitches, '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
        },
      },
    },
  ],
});
