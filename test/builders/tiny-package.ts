import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calibratedScore } from '#domain/inference/calibrated-score.ts';
import type { ModelManifest } from '#domain/inference/model-manifest.ts';
import { modelManifest } from '#test/builders/model-manifest.ts';
import {
  floatTensor,
  integerTensor,
  numberAttribute,
  writeOnnx,
  type OnnxGraph,
} from '#test/fixtures/write-onnx.ts';
import { writePng } from '#test/fixtures/write-png.ts';

/** Grey value of every pixel of the golden film, and what the tiny graphs make of it. */
const grey = 4;
const bias = -3;

const keepDims = numberAttribute('keepdims', 1);
const view = (name: string) => ({ name, dims: ['a', 'b'] });

/** The mean grey of the film is every view. */
export const tinyPreprocess: OnnxGraph = {
  nodes: [
    { operator: 'ReduceMean', inputs: ['pixels'], outputs: ['film'], attributes: [keepDims] },
    { operator: 'Identity', inputs: ['film'], outputs: ['hip_view'] },
    { operator: 'Identity', inputs: ['film'], outputs: ['site_view'] },
  ],
  inputs: [
    { name: 'pixels', dims: ['height', 'width'] },
    { name: 'site', dims: [4] },
    { name: 'side', elementType: 7, dims: [1] },
  ],
  outputs: [view('film'), view('hip_view'), view('site_view')],
};

/** Every answer of the gate is the sigmoid of the mean grey. */
export const tinyGate: OnnxGraph = {
  nodes: ['hip', 'frontal', 'hardware'].map((name) => ({
    operator: 'Sigmoid',
    inputs: ['film'],
    outputs: [name],
  })),
  inputs: [view('film')],
  outputs: [view('hip'), view('frontal'), view('hardware')],
};

/** The logit is the mean grey minus three; the maps are the views. */
export const tinyClassify: OnnxGraph = {
  nodes: [
    { operator: 'Add', inputs: ['hip_view', 'bias'], outputs: ['logit'] },
    { operator: 'Identity', inputs: ['hip_view'], outputs: ['hip_map'] },
    { operator: 'Identity', inputs: ['site_view'], outputs: ['site_map'] },
  ],
  inputs: [view('hip_view'), view('site_view')],
  outputs: [view('logit'), view('hip_map'), view('site_map')],
  initializers: [floatTensor('bias', [bias])],
};

/** Proposes one site whose every number, and the right side, is the sigmoid of the mean grey. */
const tinyLocate: OnnxGraph = {
  nodes: [
    { operator: 'Sigmoid', inputs: ['locate_film'], outputs: ['right_side'] },
    { operator: 'Expand', inputs: ['right_side', 'shape'], outputs: ['sites'] },
  ],
  inputs: [view('locate_film'), view('orientation')],
  outputs: [
    { name: 'sites', dims: ['one', 'n', 5] },
    { name: 'right_side', dims: ['a', 'b'] },
  ],
  initializers: [integerTensor('shape', [1, 1, 5])],
};

const preprocessForLocator: OnnxGraph = {
  ...tinyPreprocess,
  nodes: [...tinyPreprocess.nodes, { operator: 'Identity', inputs: ['film'], outputs: ['locate_film'] }],
  outputs: [...(tinyPreprocess.outputs ?? []), view('locate_film')],
};

const gateForLocator: OnnxGraph = {
  ...tinyGate,
  nodes: [...tinyGate.nodes, { operator: 'Identity', inputs: ['film'], outputs: ['orientation'] }],
  outputs: [...(tinyGate.outputs ?? []), view('orientation')],
};

export interface TinyPackage {
  /** Every file by its name, `manifest.json` and `signature.json` among them. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Hex. */
  readonly manifestSha256: string;
  /** Fingerprint of the key it is signed with, which Femora does not know. */
  readonly fingerprint: string;
}

interface TinyChanges {
  readonly manifest?: Partial<ModelManifest>;
  /** Replaces or adds files before they are hashed. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** What the golden film is said to score; default: what it does. */
  readonly goldenScore?: number;
  readonly goldenImage?: string;
  readonly isSigned?: boolean;
  /** Adds a locator, and a golden proposal whose site starts this far from where it does, a share of the film. */
  readonly locatorError?: number;
}

/** A whole, valid package of three graphs of a few operators, signed by a stranger; change what the test is about. */
export function tinyPackage(changes: TinyChanges = {}): TinyPackage {
  const logit = grey + bias;
  const answer = 1 / (1 + Math.exp(-grey));
  const golden = {
    tolerance: 1e-4,
    cases: [
      {
        name: 'flat',
        image: changes.goldenImage ?? 'golden/flat.png',
        side: 'left',
        site: [4, 4, 8, 8],
        expected: {
          gate: { hip: answer, frontal: answer, hardware: answer },
          logit,
          ...(changes.locatorError === undefined
            ? {}
            : {
                locate: { rightSide: answer, site: [answer + changes.locatorError, answer, answer, answer] },
              }),
          score: changes.goldenScore ?? calibratedScore(logit, { temperature: 1, bias: 0 }),
        },
      },
    ],
  };
  const content: Readonly<Record<string, Uint8Array>> = {
    'preprocess.onnx': writeOnnx(tinyPreprocess),
    'gate.onnx': writeOnnx(tinyGate),
    'classify.onnx': writeOnnx(tinyClassify),
    'golden/cases.json': text(JSON.stringify(golden)),
    'golden/flat.png': writePng({ widthPx: 16, heightPx: 16, samples: new Uint16Array(256).fill(grey) }),
    'card.md': text('# Tiny\n'),
    ...(changes.locatorError === undefined
      ? {}
      : {
          'preprocess.onnx': writeOnnx(preprocessForLocator),
          'gate.onnx': writeOnnx(gateForLocator),
          'locate.onnx': writeOnnx(tinyLocate),
        }),
    ...changes.files,
  };
  const hashes = Object.fromEntries(Object.entries(content).map(([name, bytes]) => [name, sha256(bytes)]));
  const manifest = modelManifest({
    name: 'tiny',
    version: '1.0.0',
    files: hashes,
    ...(changes.locatorError === undefined
      ? {}
      : { graphs: { ...modelManifest().graphs, locate: 'locate.onnx' } }),
    ...changes.manifest,
  });
  const manifestBytes = text(JSON.stringify(manifest));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const signature = {
    algorithm: 'ed25519',
    publicKey: raw.toString('base64'),
    signature: sign(null, manifestBytes, privateKey).toString('base64'),
  };
  return {
    files: {
      'manifest.json': manifestBytes,
      ...(changes.isSigned === false ? {} : { 'signature.json': text(JSON.stringify(signature)) }),
      ...content,
    },
    manifestSha256: sha256(manifestBytes),
    fingerprint: sha256(raw),
  };
}

/** Writes a package into a folder, which may exist. */
export async function writePackage(folder: string, files: TinyPackage['files']): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
