import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantisationOperators, standardOperators } from '#domain/inference/allowed-operators.ts';
import { inspectOnnx } from '#domain/inference/inspect-onnx.ts';
import { modelManifestSchema } from '#domain/inference/model-manifest.ts';
import { shippedPackages } from '#test/builders/shipped-packages.ts';
import {
  bytesField,
  externalTensor,
  floatTensor,
  graphAttribute,
  join,
  numberAttribute,
  numberField,
  writeOnnx,
  type OnnxGraph,
  type OnnxNode,
} from '#test/fixtures/write-onnx.ts';

const add: OnnxNode = { operator: 'Add', inputs: ['x', 'one'], outputs: ['y'] };
const graph: OnnxGraph = {
  nodes: [
    add,
    { operator: 'Softmax', inputs: ['y'], outputs: ['z'], attributes: [numberAttribute('axis', 1)] },
  ],
  inputs: [{ name: 'x', dims: ['n', 3] }],
  outputs: [{ name: 'z', dims: ['n', 3] }],
  initializers: [floatTensor('one', [1])],
};

function refusalOf(file: Uint8Array): string {
  const inspection = inspectOnnx(file);
  return inspection.kind === 'refused' ? inspection.reason : 'allowed';
}

const withNode = (node: Partial<OnnxNode>): Uint8Array =>
  writeOnnx({ ...graph, nodes: [add, { ...add, ...node }] });

describe('inspection of a graph before it is run', () => {
  it('lets a plain graph through and says what it is made of', () => {
    expect(inspectOnnx(writeOnnx(graph))).toEqual({
      kind: 'allowed',
      opset: 17,
      operators: ['Add', 'Softmax'],
    });
  });

  it.each(shippedPackages)('lets every graph of %s through', (folder) => {
    const text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    const { graphs, opset } = modelManifestSchema.parse(JSON.parse(text));
    for (const name of Object.values(graphs).filter((given) => given !== undefined)) {
      const inspection = inspectOnnx(readFileSync(path.join(folder, name)));
      expect(inspection).toMatchObject({ kind: 'allowed', opset });
    }
  });

  it('knows every operator that the training project may write', () => {
    const python = readFileSync('models/training/femora_training/packaging/allowed_operators.py', 'utf8');
    const names = [...python.matchAll(/^ {8}"(\w+)",$/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !standardOperators.has(name))).toEqual([]);
  });

  it.each(['Loop', 'If', 'Scan', 'SequenceMap', 'RandomNormal', 'StringConcat', 'Add\u0000', 'add', ''])(
    'refuses the operator %j',
    (operator) => {
      expect(refusalOf(withNode({ operator }))).toContain('which a model package may not use');
    },
  );

  it('refuses a subgraph in an operator that has none in the standard', () => {
    const file = withNode({ attributes: [graphAttribute('body', graph)] });
    expect(refusalOf(file)).toBe('its operator Add holds a subgraph, which a model package may not have');
  });

  it('refuses foreign domains and unlisted operators of ONNX Runtime’s own', () => {
    expect(refusalOf(withNode({ domain: 'evil.example', operator: 'Add' }))).toContain('evil.example.Add');
    expect(refusalOf(withNode({ domain: 'com.microsoft', operator: 'Add' }))).toContain('com.microsoft.Add');
    for (const operator of quantisationOperators) {
      expect(refusalOf(withNode({ domain: 'com.microsoft', operator }))).toBe('allowed');
    }
  });

  it('refuses tensors that lie in another file', () => {
    const initializers = [externalTensor('one', '../../etc/passwd')];
    expect(refusalOf(writeOnnx({ ...graph, initializers }))).toContain(
      'a tensor of the graph lies in another file',
    );
    const value = join(bytesField(1, 'value'), bytesField(5, externalTensor('v', 'x')), numberField(20, 4));
    expect(refusalOf(withNode({ operator: 'Constant', inputs: [], attributes: [value] }))).toContain(
      'a tensor of the operator Constant lies in another file',
    );
  });

  it('refuses functions, sparse tensors and whatever else it does not know', () => {
    for (const number of [20, 25, 26, 99]) {
      const modelExtra = [bytesField(number, '')];
      expect(refusalOf(writeOnnx({ ...graph, modelExtra }))).toContain(`field ${number}`);
    }
  });

  it.each([0, 7, 12, 24, 1e6])('refuses opset %d', (opset) => {
    expect(refusalOf(writeOnnx({ ...graph, opset }))).toContain(`it states opset ${opset}`);
  });

  it('refuses a name given twice, of which a runtime might take the other one', () => {
    const node = join(bytesField(4, 'Add'), bytesField(4, 'Loop'));
    expect(refusalOf(writeOnnx({ nodes: [], modelExtra: [bytesField(7, bytesField(1, node))] }))).toContain(
      'twice',
    );
    const inner = bytesField(1, node);
    expect(refusalOf(join(bytesField(7, inner), bytesField(8, numberField(2, 17))))).toContain(
      'op_type is given twice',
    );
  });

  it('prints nothing that a terminal would obey', () => {
    expect(refusalOf(withNode({ operator: '\u001b[2JLoop' }))).toContain('?[2JLoop');
  });

  it('refuses an empty file and a file without a graph', () => {
    expect(refusalOf(new Uint8Array())).toContain('no graph');
    expect(refusalOf(bytesField(8, numberField(2, 17)))).toContain('no graph');
  });

  it('never throws and never hangs on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
        expect(['allowed', 'refused']).toContain(inspectOnnx(file).kind);
      }),
      { numRuns: 5000 },
    );
  });

  it('never throws and never hangs on a damaged graph, and lets no foreign operator through it', () => {
    const whole = writeOnnx(graph);
    const damage = fc.array(
      fc.record({
        at: fc.nat({ max: whole.byteLength - 1 }),
        remove: fc.nat({ max: 4 }),
        insert: fc.uint8Array({ maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(damage, (changes) => {
        let file: number[] = [...whole];
        for (const { at, remove, insert } of changes) file = file.toSpliced(at, remove, ...insert);
        const inspection = inspectOnnx(Uint8Array.from(file));
        if (inspection.kind === 'allowed') {
          expect(inspection.operators.filter((name) => !standardOperators.has(name))).toEqual([]);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('finds a Loop wherever it stands among allowed operators', () => {
    const operators = fc.array(fc.constantFrom(...standardOperators), { maxLength: 20 });
    fc.assert(
      fc.property(operators, operators, (before, after) => {
        const nodes = [...before, 'Loop', ...after].map((operator) => ({ ...add, operator }));
        expect(refusalOf(writeOnnx({ ...graph, nodes }))).toContain('the operator Loop');
      }),
      { numRuns: 200 },
    );
  });

  it('reads hundreds of thousands of parts in seconds, and stops at its limit', () => {
    const many = new Uint8Array(3_000_000);
    for (let at = 0; at < many.byteLength; at += 2) many[at] = 0x0a; // an empty node, again and again
    const startedAt = performance.now();
    const reason = refusalOf(join(bytesField(7, many), bytesField(8, numberField(2, 17))));
    expect(reason).toContain('the operator , which');
    expect(performance.now() - startedAt).toBeLessThan(5000);
    const inputs = new Uint8Array(3_000_000);
    for (let at = 0; at < inputs.byteLength; at += 2) inputs[at] = 0x5a; // empty graph inputs
    expect(refusalOf(bytesField(7, inputs))).toContain('more than 1000000 parts');
  });
});
