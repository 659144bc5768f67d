import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A violation to plant: the file that holds it, what it imports, and the rule that must catch it. */
const violations = [
  ['electron/contract', '#services/clock.ts', 'electron-contract-rooms'],
  ['electron/contract', 'node:fs', 'electron-contract-node'],
  ['electron/contract', 'react', 'electron-contract-npm'],
  ['electron/domain', '#services/clock.ts', 'electron-domain-rooms'],
  ['electron/domain', 'node:path', 'electron-domain-node'],
  ['electron/domain', 'dicom-parser', 'electron-domain-npm'],
  ['electron/domain/imaging', '@stdlib/stats-base-dists-normal-quantile', 'stdlib-in-statistics-only'],
  ['electron/services', '#adapters/clock/system-clock.ts', 'electron-services-rooms'],
  ['electron/services', 'node:crypto', 'electron-services-node'],
  ['electron/services', 'onnxruntime-node', 'electron-services-npm'],
  ['electron/adapters/clock', '#transport/port.ts', 'electron-adapters-rooms'],
  ['electron/adapters/clock', '#adapters/log/file-log.ts', 'adapters-own-folder'],
  ['electron/adapters/clock', 'react', 'electron-adapters-npm'],
  ['electron/adapters/clock', 'onnxruntime-node', 'onnxruntime-in-analysis-only'],
  ['electron/adapters/clock', 'node:http', 'no-network'],
  ['electron/transport', '#services/clock.ts', 'electron-transport-rooms'],
  ['electron/transport', 'node:net', 'electron-transport-node'],
  ['electron/transport', 'ws', 'electron-transport-npm'],
  ['electron/composition', '#main/log-line.ts', 'electron-composition-rooms'],
  ['electron/composition', 'electron', 'electron-composition-npm'],
  ['electron/main', '#transport/websocket-port.ts', 'electron-main-rooms'],
  ['electron/main', 'node:https', 'no-network'],
  ['electron/main', 'ws', 'electron-main-npm'],
  ['electron/preload', '#contract/contract.ts', 'electron-preload-rooms'],
  ['electron/preload', 'node:fs', 'electron-preload-node'],
  ['electron/headless', '#main/log-line.ts', 'electron-headless-rooms'],
  ['electron/headless', 'electron', 'electron-headless-npm'],
  ['renderer/api', '#services/clock.ts', 'renderer-api-rooms'],
  ['renderer/api', '@mantine/core', 'renderer-api-npm'],
  ['renderer/api', 'node:fs', 'renderer-api-node'],
  ['renderer/viewport', '#api/bytes.ts', 'renderer-viewport-rooms'],
  ['renderer/viewport', 'react', 'renderer-viewport-npm'],
  ['renderer/features/settings', '#transport/port.ts', 'renderer-features-rooms'],
  ['renderer/features/settings', '@cornerstonejs/core', 'renderer-features-npm'],
  ['renderer/features/settings', '#features/reading/steps.ts', 'features-are-islands'],
  ['renderer/ui', '#api/bytes.ts', 'renderer-ui-rooms'],
  ['renderer/ui', '@cornerstonejs/core', 'renderer-ui-npm'],
  ['renderer/text', '#ui/icon.tsx', 'renderer-text-rooms'],
  ['renderer/app', '#transport/port.ts', 'renderer-app-rooms'],
  ['renderer/ui', '../text/common.ts', 'by-name-across-rooms'],
  ['electron/domain', './no-such-file.ts', 'no-unresolvable'],
] as const;

interface CruiseReport {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

const plantedName = (index: number): string => `planted-${String(index)}.ts`;

let copy = '';
let caught: CruiseReport['summary']['violations'] = [];

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'femora-fences-'));
  for (const part of ['electron', 'renderer', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    cpSync(path.resolve(part), path.join(copy, part), { recursive: true });
  }
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
  violations.forEach(([folder, imported], index) => {
    mkdirSync(path.join(copy, folder), { recursive: true });
    writeFileSync(path.join(copy, folder, plantedName(index)), `import '${imported}';\n`);
  });
  for (const [one, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const code = `import { ${other} } from './cycle-${other}.ts';\nexport const ${one} = (): unknown => ${other};\n`;
    writeFileSync(path.join(copy, 'electron/domain', `cycle-${one}.ts`), code);
  }
  caught = cruise(copy);
}, 120_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function cruise(folder: string): CruiseReport['summary']['violations'] {
  const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [
    program,
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    'electron',
    'renderer',
  ];
  const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' } as const;
  // A cruise that finds violations may end with their number; its report is what counts.
  const { stdout } = spawnSync(process.execPath, args, options);
  return (JSON.parse(stdout) as CruiseReport).summary.violations;
}

describe('import rules', () => {
  it.each(violations.map((violation, index) => [...violation, index] as const))(
    '%s must not import %s (%s)',
    (folder, _imported, rule, index) => {
      const file = `${folder}/${plantedName(index)}`;
      const rules = caught.filter(({ from }) => from === file).map((violation) => violation.rule.name);
      expect(rules).toContain(rule);
    },
  );

  it('catch a cycle', () => {
    expect(caught.map((violation) => violation.rule.name)).toContain('no-cycles');
  });

  it('catch nothing in the files that nobody planted', () => {
    expect(caught.filter(({ from }) => !/planted-|cycle-[ab]/.test(from))).toEqual([]);
  });
});
