import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createModelPackages } from '#composition/model-packages.ts';
import type { ModelSummary } from '#contract/model.ts';
import type { ModelPackages } from '#services/inference/model-packages.ts';
import { modelsFolder, spawnEngine, startFemora } from '#test/builders/running-femora.ts';
import { shippedPackage } from '#test/builders/shipped-packages.ts';
import {
  tinyClassify,
  tinyGate,
  tinyPackage,
  writePackage,
  type TinyPackage,
} from '#test/builders/tiny-package.ts';
import {
  externalTensor,
  graphAttribute,
  integerTensor,
  writeOnnx,
  type OnnxNode,
} from '#test/fixtures/write-onnx.ts';
import { packFiles } from '../../../build/model/pack-files.ts';

let folder: string;
let dataFolder: string;
let packages: ModelPackages;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'femora-models-'));
  dataFolder = path.join(folder, 'data');
  lines = [];
  packages = createModelPackages({
    modelsFolder,
    dataFolder,
    spawnAnalysis: spawnEngine,
    log: (line) => lines.push(line),
  });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function givenFile({ files }: TinyPackage): Promise<string> {
  const file = path.join(folder, 'given.femora-model');
  await writeFile(file, packFiles(files));
  return file;
}

async function givenFolder({ files }: TinyPackage): Promise<string> {
  const given = path.join(folder, 'given');
  await rm(given, { recursive: true, force: true });
  await writePackage(given, files);
  return given;
}

const byPublisher = ({ fingerprint }: TinyPackage) => ({ kind: 'publisher', fingerprint }) as const;

const inUse = (): string[] =>
  packages
    .list()
    .flatMap(({ reference, isInUse }) => (isInUse ? [`${reference.name}@${reference.version}`] : []));

const shippedVersion = path.basename(shippedPackage());

async function expectNothingImported(): Promise<void> {
  expect(await readdir(path.join(dataFolder, 'models'))).toEqual([]);
  expect(inUse()).toEqual([`femora-hip@${shippedVersion}`]);
}

/** What the running services say of the model they read with. */
async function currentModel(): Promise<ModelSummary> {
  const running = startFemora(dataFolder);
  try {
    return await running.client.call('models.current', {});
  } finally {
    await running.stop();
  }
}

describe('a package from somebody else', { timeout: 60_000 }, () => {
  it('is refused with its fingerprint, and imported when that is accepted; then Femora reads with it', async () => {
    const tiny = tinyPackage();
    const file = await givenFile(tiny);
    await expect(packages.import(file, null)).rejects.toMatchObject({
      code: 'model.unknown-publisher',
      data: { fingerprint: tiny.fingerprint },
    });
    await expectNothingImported();
    await expect(
      packages.import(file, { kind: 'publisher', fingerprint: '0'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'model.unknown-publisher' });
    await expectNothingImported();

    const { cases } = await packages.import(file, byPublisher(tiny));
    expect(cases.map(({ name, passed }) => [name, passed])).toEqual([['flat', true]]);
    expect(inUse()).toEqual(['tiny@1.0.0']);
    expect(await currentModel()).toMatchObject({
      name: 'tiny',
      publisher: { name: null, fingerprint: tiny.fingerprint },
      fallbackReason: null,
    });
  });

  it('that nobody signed is refused with the SHA-256 of its manifest, and imported when that is accepted', async () => {
    const tiny = tinyPackage({ isSigned: false });
    const given = await givenFolder(tiny);
    const { manifestSha256 } = tiny;
    await expect(packages.import(given, null)).rejects.toMatchObject({
      code: 'model.unsigned',
      data: { manifestSha256 },
    });
    await expect(
      packages.import(given, { kind: 'unsigned', manifestSha256: '0'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'model.unsigned' });
    await expectNothingImported();
    await packages.import(given, { kind: 'unsigned', manifestSha256 });
    expect(inUse()).toEqual(['tiny@1.0.0']);
  });

  it('with a locator is imported when its proposals are the golden ones', async () => {
    const tiny = tinyPackage({ locatorError: 0 });
    const { cases } = await packages.import(await givenFile(tiny), byPublisher(tiny));
    expect(cases.map(({ passed }) => passed)).toEqual([true]);
  });

  it('leaves files behind that its manifest does not name, also a decision of its own', async () => {
    const tiny = tinyPackage();
    const given = await givenFolder(tiny);
    const decision = { manifestSha256: tiny.manifestSha256, publisher: tiny.fingerprint };
    await writeFile(path.join(given, 'accepted.json'), JSON.stringify(decision));
    await writeFile(path.join(given, 'notes.txt'), 'mine');
    await expect(packages.import(given, null)).rejects.toMatchObject({ code: 'model.unknown-publisher' });
    await packages.import(given, byPublisher(tiny));
    const installed = await readdir(path.join(dataFolder, 'models', 'tiny', '1.0.0'));
    expect(installed).not.toContain('notes.txt');
  });

  const add = tinyClassify.nodes[0];
  if (!add) throw new Error('the tiny classifier has no node');
  const withNode = (change: object): Uint8Array =>
    writeOnnx({ ...tinyClassify, nodes: [{ ...add, ...change }, ...tinyClassify.nodes.slice(1)] });
  const garbled = new TextEncoder().encode('garbled');

  const bad: readonly (readonly [string, TinyPackage, string])[] = [
    ['a changed file', changed(tinyPackage(), 'card.md', garbled), 'card.md is not the file'],
    ['a missing file', without(tinyPackage(), 'gate.onnx'), 'gate.onnx is missing'],
    [
      'a manifest changed after it was signed',
      changed(
        tinyPackage(),
        'manifest.json',
        tinyPackage({ manifest: { title: 'Other' } }).files['manifest.json'],
      ),
      'changed after it was signed',
    ],
    [
      'a malformed signature',
      changed(tinyPackage(), 'signature.json', garbled),
      'signature.json is not JSON',
    ],
    [
      'a Loop',
      tinyPackage({ files: { 'classify.onnx': withNode({ operator: 'Loop' }) } }),
      'classify.onnx: it uses the operator Loop',
    ],
    [
      'a subgraph',
      tinyPackage({
        files: { 'classify.onnx': withNode({ attributes: [graphAttribute('body', tinyGate)] }) },
      }),
      'classify.onnx: its operator Add holds a subgraph',
    ],
    [
      'weights in another file',
      tinyPackage({
        files: {
          'classify.onnx': writeOnnx({
            ...tinyClassify,
            initializers: [externalTensor('bias', '/etc/passwd')],
          }),
        },
      }),
      'classify.onnx: a tensor of the graph lies in another file',
    ],
    [
      'a graph that is none',
      tinyPackage({ files: { 'gate.onnx': garbled } }),
      'gate.onnx: it is not an ONNX graph',
    ],
    [
      'a graph the runtime cannot load',
      tinyPackage({ files: { 'gate.onnx': writeOnnx({ ...tinyGate, nodes: [] }) } }),
      'the image engine could not load it',
    ],
    [
      'a graph with other inputs',
      tinyPackage({
        files: {
          'gate.onnx': writeOnnx({
            nodes: [{ operator: 'Identity', inputs: ['other'], outputs: ['hip'] }],
            inputs: [{ name: 'other', dims: [1] }],
            outputs: [{ name: 'hip', dims: [1] }],
          }),
        },
      }),
      'its graphs cannot be run',
    ],
    [
      'a wrong golden score',
      tinyPackage({ goldenScore: 0.5 }),
      'its golden film flat scores 0.7311 here instead of 0.5000',
    ],
    [
      'a wrong golden proposal',
      tinyPackage({ locatorError: 0.01 }),
      'a difference of 1.0e-2 where 1e-4 is allowed',
    ],
    [
      'a golden film that lies elsewhere',
      tinyPackage({ goldenImage: '../../../secret.png' }),
      'the manifest does not name ../../../secret.png',
    ],
    [
      'a golden film that is no picture',
      tinyPackage({ files: { 'golden/flat.png': garbled } }),
      'a golden film cannot be read',
    ],
    [
      'a wish for a newer Femora',
      tinyPackage({ manifest: { minimumAppVersion: '99.0.0' } }),
      'it needs Femora 99.0.0',
    ],
    [
      'the name of a shipped one',
      tinyPackage({ manifest: { name: 'femora-hip', version: shippedVersion } }),
      'is shipped here already',
    ],
  ];

  it.each(bad)('with %s is refused, says why, and leaves nothing behind', async (_what, given, reason) => {
    const file = await givenFolder(given);
    await expect(packages.import(file, byPublisher(given))).rejects.toMatchObject({
      code: 'model.refused',
      message: expect.stringContaining(reason) as string,
    });
    await expectNothingImported();
  });
});

describe('a package whose graphs are of allowed operators only', () => {
  const start: OnnxNode[] = [
    { operator: 'ConstantOfShape', inputs: ['shape'], outputs: ['zeros'] },
    { operator: 'Add', inputs: ['zeros', 'hip_view'], outputs: ['m0'] },
  ];
  const end = (last: string): OnnxNode[] => [
    { operator: 'ReduceMean', inputs: [last], outputs: ['mean'] },
    { operator: 'Add', inputs: ['mean', 'hip_view'], outputs: ['logit'] },
    ...tinyClassify.nodes.slice(1),
  ];

  async function refusal(nodes: readonly OnnxNode[], shape: readonly number[]): Promise<string> {
    const initializers = [integerTensor('shape', shape)];
    const given = tinyPackage({
      files: { 'classify.onnx': writeOnnx({ ...tinyClassify, nodes, initializers }) },
    });
    const failure = await packages
      .import(await givenFolder(given), byPublisher(given))
      .then(() => 'imported', String);
    await expectNothingImported();
    return failure;
  }

  it('but wants more memory than there is, is refused', async () => {
    expect(await refusal([...start, ...end('m0')], [2_000_000, 2_000_000])).toMatch(
      /its graphs cannot be run|the image engine (ended|could not)/,
    );
  });

  it('but computes for minutes, is stopped and refused', { timeout: 90_000 }, async () => {
    const rounds = Array.from({ length: 1500 }, (_, index): OnnxNode => {
      const input = `m${index}`;
      return { operator: 'MatMul', inputs: [input, input], outputs: [`m${index + 1}`] };
    });
    expect(await refusal([...start, ...rounds, ...end('m1500')], [2048, 2048])).toContain(
      'its graphs ran too long and were stopped',
    );
  });
});

describe('packages on this PC', { timeout: 90_000 }, () => {
  it('can be rolled back to the shipped one, and forward again', async () => {
    const tiny = tinyPackage();
    await packages.import(await givenFile(tiny), byPublisher(tiny));
    await packages.use({ name: 'femora-hip', version: shippedVersion });
    expect(inUse()).toEqual([`femora-hip@${shippedVersion}`]);
    expect((await currentModel()).name).toBe('femora-hip');
    await packages.use({ name: 'tiny', version: '1.0.0' });
    expect((await currentModel()).name).toBe('tiny');
    await expect(packages.use({ name: 'tiny', version: '2.0.0' })).rejects.toMatchObject({
      code: 'model.unavailable',
    });
    expect(inUse()).toEqual(['tiny@1.0.0']);
  });

  it('fall back to the shipped one, with the reason, when the one in use is damaged; it can be imported again', async () => {
    const tiny = tinyPackage();
    const file = await givenFile(tiny);
    await packages.import(file, byPublisher(tiny));
    await writeFile(path.join(dataFolder, 'models', 'tiny', '1.0.0', 'gate.onnx'), 'damaged');
    const fallen = await currentModel();
    expect(fallen.name).toBe('femora-hip');
    expect(fallen.fallbackReason).toContain('gate.onnx is not the file the manifest names');
    await expect(packages.use({ name: 'tiny', version: '1.0.0' })).rejects.toMatchObject({
      code: 'model.unavailable',
    });
    await packages.import(file, byPublisher(tiny));
    expect(await currentModel()).toMatchObject({ name: 'tiny', fallbackReason: null });
    expect(await readdir(path.join(dataFolder, 'models'))).toEqual(['in-use.json', 'tiny']);
  });

  it('fall back when the one in use is gone', async () => {
    const tiny = tinyPackage();
    await packages.import(await givenFile(tiny), byPublisher(tiny));
    await rm(path.join(dataFolder, 'models', 'tiny'), { recursive: true });
    const fallen = await currentModel();
    expect(fallen.name).toBe('femora-hip');
    expect(fallen.fallbackReason).toContain('manifest.json is missing');
  });

  it('keep their place: another package of the same name and version is refused', async () => {
    const tiny = tinyPackage();
    await packages.import(await givenFile(tiny), byPublisher(tiny));
    const other = tinyPackage({ manifest: { title: 'Other' } });
    await expect(packages.import(await givenFile(other), byPublisher(other))).rejects.toMatchObject({
      code: 'model.refused',
      message: expect.stringContaining('is imported here already') as string,
    });
    const manifest = await readFile(path.join(dataFolder, 'models', 'tiny', '1.0.0', 'manifest.json'));
    expect(Buffer.compare(manifest, Buffer.from(tiny.files['manifest.json'] ?? []))).toBe(0);
  });
});

function changed(given: TinyPackage, name: string, bytes: Uint8Array | undefined): TinyPackage {
  if (!bytes) throw new Error(`nothing to change ${name} to`);
  return { ...given, files: { ...given.files, [name]: bytes } };
}

function without(given: TinyPackage, name: string): TinyPackage {
  const files = Object.entries(given.files).filter(([file]) => file !== name);
  return { ...given, files: Object.fromEntries(files) };
}
