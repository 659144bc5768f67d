import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSiteFile } from '#adapters/site-key/open-site-file.ts';
import type { SignedSiteFile } from '#domain/report/site-file.ts';
import { poolCommand } from '#headless/pool-command.ts';
import { poolSites } from '#domain/statistics/pool-sites.ts';
import { givenCasebook, type ReadCase } from '#test/builders/read-cases.ts';
import { removeFolder, startFemora } from '#test/builders/running-femora.ts';

let folder: string;
let printed: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'femora-pool-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const times = (count: number, read: ReadCase): ReadCase[] => Array.from({ length: count }, () => read);

/** A site whose model found so many; every case is of one patient and one reader unless said otherwise. */
const site = (tp: number, fn: number, tn: number, fp: number): ReadCase[] => [
  ...times(tp, { truth: 'pathologic', score: 0.9, reader: 'Dr Secret', patientId: 'ID-4711' }),
  ...times(fn, { truth: 'pathologic', score: 0.1 }),
  ...times(tn, { truth: 'nonpathologic', score: 0.1 }),
  ...times(fp, { truth: 'nonpathologic', score: 0.9 }),
];

async function exported(name: string, cases: readonly ReadCase[]): Promise<string> {
  const running = startFemora(await givenCasebook(cases));
  try {
    const { content } = await running.client.call('pooling.export', {});
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  } finally {
    await running.stop();
    removeFolder(running.dataFolder);
  }
}

describe('a file for pooling', { timeout: 60_000 }, () => {
  it('holds counts and rows, and neither name nor number nor day of anybody', async () => {
    const file = await exported('a.json', [
      ...site(3, 1, 4, 2),
      { truth: null, score: 0.9 },
      {
        truth: 'nonpathologic',
        score: null,
        others: [{ reader: 'Dr Other', unaided: 'pathologic', aided: 'indeterminate' }],
      },
    ]);
    const text = await readFile(file, 'utf8');
    for (const secret of [
      'Dr Secret',
      'Dr Other',
      'ID-4711',
      'case 0',
      'DEMO',
      'film.dcm',
      '2026-',
      'reader-1',
    ]) {
      expect(text).not.toContain(secret);
    }
    const { content } = openSiteFile('a.json', text);
    expect(content.counts.model).toEqual({
      truePositive: 3,
      falseNegative: 1,
      trueNegative: 4,
      falsePositive: 2,
    });
    expect(content.rows).toHaveLength(12);
    expect(new Set(content.rows.map(({ reader }) => reader))).toEqual(new Set(['R1', 'R2']));
    expect(content.rows.every(({ year }) => year === 2026)).toBe(true);
  });

  it('is signed with one key of the workstation that only its owner may read, with new random numbers each time', async () => {
    const running = startFemora(await givenCasebook(site(1, 1, 1, 1)));
    const [first, second] = [
      await running.client.call('pooling.export', {}),
      await running.client.call('pooling.export', {}),
    ];
    expect(first.fingerprint).toBe(second.fingerprint);
    const rows = [first, second].flatMap(({ content }) => openSiteFile('x', content).content.rows);
    expect(new Set(rows.map(({ row }) => row)).size).toBe(8);
    expect((await stat(path.join(running.dataFolder, 'site-key.pem'))).mode & 0o077).toBe(0);
    await running.stop();
    removeFolder(running.dataFolder);
  });

  it('needs a case with truth', async () => {
    const running = startFemora(await givenCasebook([{ truth: null }]));
    await expect(running.client.call('pooling.export', {})).rejects.toMatchObject({
      code: 'pooling.no-cases',
    });
    await running.stop();
    removeFolder(running.dataFolder);
  });
});

describe('femora pool', { timeout: 120_000 }, () => {
  it('prints every site and the bivariate means, as text, JSON and SVG', async () => {
    const tables = [
      [20, 4, 30, 10],
      [12, 1, 40, 6],
      [9, 3, 25, 9],
    ] as const;
    const files: string[] = [];
    for (const [index, [tp, fn, tn, fp]] of tables.entries()) {
      files.push(await exported(`site-${String(index)}.json`, site(tp, fn, tn, fp)));
    }
    const svg = path.join(folder, 'forest.svg');
    await poolCommand([...files, '--json', '--svg', svg]);
    const pooled = poolSites(
      tables.map(([truePositive, falseNegative, trueNegative, falsePositive]) => ({
        truePositive,
        falseNegative,
        trueNegative,
        falsePositive,
      })),
    );
    expect(JSON.parse(printed)).toMatchObject({ caller: 'model', pooled });
    const drawing = await readFile(svg, 'utf8');
    expect(drawing.match(/<rect x=/g)).toHaveLength(6);
    expect(drawing).toContain('research use only');

    printed = '';
    await poolCommand(files);
    expect(printed).toMatch(/site-0\.json\s+20 of 24\s+0\.833 \(0\.641 to 0\.933\)\s+ -+■-+/);
    expect(printed).toMatch(/mean over sites.*◆/);
    expect(printed).toContain('over 3 sites');

    printed = '';
    await poolCommand(files.slice(0, 2));
    expect(printed).toContain('at least three sites');

    await expect(poolCommand([files[0] ?? '', files[0] ?? ''])).rejects.toMatchObject({
      code: 'pooling.refused',
      message: expect.stringContaining('same workstation') as string,
    });
  });

  it('refuses a file that is unsigned, changed, signed by another hand, or whose counts are not its own', async () => {
    const file = await exported('a.json', site(2, 1, 2, 1));
    const other = await exported('b.json', site(1, 1, 1, 1));
    const read = async (name: string): Promise<SignedSiteFile> =>
      JSON.parse(await readFile(name, 'utf8')) as SignedSiteFile;
    const given = await read(file);
    const { publicKey, signature } = await read(other);
    const bad: readonly (readonly [string, unknown])[] = [
      ['not a signed file', { ...JSON.parse(given.content) }],
      ['not a signed file', 'garbage'],
      ['was changed', { ...given, content: given.content.replace('"truePositive":2', '"truePositive":3') }],
      ['was changed', { ...given, publicKey }],
      ['was changed', { ...given, signature }],
    ];
    for (const [reason, content] of bad) {
      const name = path.join(folder, 'bad.json');
      await writeFile(name, JSON.stringify(content));
      await expect(poolCommand([name])).rejects.toMatchObject({
        code: 'pooling.refused',
        message: expect.stringContaining(reason) as string,
      });
    }
    await expect(poolCommand([path.join(folder, 'missing.json')])).rejects.toMatchObject({
      code: 'pooling.refused',
    });
    await expect(poolCommand([])).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(poolCommand([file, '--caller', 'nobody'])).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});
