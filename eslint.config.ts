import { defineConfig, globalIgnores } from 'eslint/config';
import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const product = ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'];

/** Ways out of the machine that need no import. */
const networkGlobals = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'].map((name) => ({
  name,
  message: 'The program is offline; bytes and messages go through renderer/api and the transports.',
}));

const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'net'],
  message: 'Raw IPC belongs to main.ts, the preload and the transport; there is no network.',
};

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'artifacts/', 'models/', '.vite/', 'build/runtime/default-app/']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        project: ['electron/*/tsconfig.json', '{renderer,test,build}/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A room that reaches another through an import must bring along that room's hand-written declarations.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always' }],
      // Numbers in messages are what messages are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => client.close()` as a listener is plain enough.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 400 }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: export things where they are made.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
    },
  },
  {
    files: product,
    ignores: ['electron/main/main.ts', 'electron/preload/preload.ts', 'electron/transport/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [rawIpc] }] },
  },
  {
    files: product,
    ignores: ['renderer/api/**', 'electron/transport/websocket-port.ts', 'electron/headless/**'],
    rules: { 'no-restricted-globals': ['error', ...networkGlobals] },
  },
  {
    files: ['electron/{contract,domain,services}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take a clock.' },
        { object: 'Math', property: 'random', message: 'Take a source of ids or a seed.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': { rules: reactHooks.rules } },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // A configuration file is read by its default export, and declarations describe other people's packages.
    files: ['*.config.ts', 'build/vite/*.config.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Plain JavaScript for Node 20, and the configuration of a tool that reads no TypeScript.
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
);
