import { ESLint } from 'eslint';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

/** A violation to plant: the file whose place in the project it takes, the code, and the rule that must catch it. */
const violations = [
  ['electron/domain/assert-never.ts', 'export default 1;', 'no-restricted-syntax'],
  ['electron/domain/assert-never.ts', "export * from './casebook/reading.ts';", 'no-restricted-syntax'],
  ['electron/domain/assert-never.ts', 'export enum Side { Left }', 'no-restricted-syntax'],
  ['electron/domain/assert-never.ts', 'export const now = () => Date.now();', 'no-restricted-properties'],
  ['electron/services/clock.ts', 'export const dice = () => Math.random();', 'no-restricted-properties'],
  ['electron/domain/assert-never.ts', '// TODO later\nexport const a = 1;', 'no-warning-comments'],
  ['electron/domain/assert-never.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  [
    'electron/domain/assert-never.ts',
    "export const a = (JSON.parse('1') as { b: () => Promise<void> }).b;\na();",
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'electron/domain/assert-never.ts',
    "export const a = (side: 'l' | 'r'): void => { switch (side) { case 'l': break; } };",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'electron/domain/assert-never.ts',
    "export const a: number = JSON.parse('1');",
    '@typescript-eslint/no-unsafe-assignment',
  ],
  ['electron/domain/assert-never.ts', "export const a = eval('1') as unknown;", 'no-eval'],
  ['electron/domain/assert-never.ts', 'export const a = 1;\n'.repeat(401), 'max-lines'],
  [
    'electron/main/log-line.ts',
    "import { ipcMain } from 'electron';\nexport const a = ipcMain;",
    'no-restricted-imports',
  ],
  ['electron/adapters/clock/system-clock.ts', "export const a = fetch('x');", 'no-restricted-globals'],
  ['renderer/text/names.ts', "export const a = new WebSocket('ws://x');", 'no-restricted-globals'],
  [
    'renderer/ui/keep-focus.ts',
    "import { useState } from 'react';\nexport const a = (b: boolean) => b && useState(1);",
    'react-hooks/rules-of-hooks',
  ],
] as const;

let caught: readonly (readonly (string | null)[])[] = [];

beforeAll(async () => {
  // Where CI is set, typescript-eslint takes every file as it lies on disk, and the planted code would not be seen.
  process.env['TSESTREE_SINGLE_RUN'] = 'false';
  const eslint = new ESLint({ flags: ['unstable_native_nodejs_ts_config'] });
  const found: (readonly (string | null)[])[] = [];
  for (const [file, code] of violations) {
    const [result] = await eslint.lintText(code, { filePath: path.resolve(file) });
    found.push(result?.messages.map(({ ruleId }) => ruleId) ?? []);
  }
  caught = found;
}, 180_000);

describe('lint rules', () => {
  it.each(violations.map(([file, code, rule], index) => [rule, file, code, index] as const))(
    '%s catches a violation in %s',
    (rule, _file, _code, index) => {
      expect(caught[index]).toContain(rule);
    },
  );
});
