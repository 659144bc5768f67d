import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    // Four heavy test files at once would starve the two cores of a small machine.
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'artifacts/unit.json' }]],
  },
});
