import { allowedOpsets, quantisationOperators, standardOperators } from './allowed-operators.ts';
import {
  attributeFields,
  graphFields,
  modelFields,
  nodeFields,
  opsetFields,
  tensorFields,
  type FieldRule,
} from './onnx-fields.ts';
import { MalformedProtobuf, protobufFields } from './protobuf-fields.ts';

/** Whether a graph may be handed to the runtime. `reason` continues "classify.onnx: ". */
export type OnnxInspection =
  | { readonly kind: 'allowed'; readonly opset: number; readonly operators: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** More nodes, tensors and other parts than any network for one film has; bounds the work of reading a hostile file. */
const partLimit = 1_000_000;

/** Enumeration values of `AttributeProto.type`: GRAPH and GRAPHS. */
const subgraphTypes: readonly bigint[] = [5n, 10n];

/**
 * Reads an ONNX file without running it and says whether it holds only what a model package may: listed operators of
 * the standard and of quantisation, no subgraphs, no functions, no tensors in other files, a known opset. Strict
 * where the runtime is lenient: a field that is unknown, given twice or of another kind is refused. Never throws,
 * and takes time linear in the size of the file.
 */
export function inspectOnnx(file: Uint8Array): OnnxInspection {
  try {
    return inspectModel(new Reader(), file);
  } catch (thrown) {
    if (thrown instanceof MalformedProtobuf) {
      return { kind: 'refused', reason: `it is not an ONNX graph: ${thrown.message}` };
    }
    if (thrown instanceof Refused) return { kind: 'refused', reason: thrown.message };
    throw thrown;
  }
}

class Refused extends Error {}

type Part = { readonly name: string } & (
  | { readonly kind: 'varint'; readonly value: bigint }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'fixed32' | 'fixed64' }
);

/** Reads messages by the rules of their fields and counts the parts of the whole file. */
class Reader {
  private parts = 0;

  *read(message: Uint8Array, rules: Readonly<Record<number, FieldRule>>): Generator<Part> {
    const seen = new Set<string>();
    for (const field of protobufFields(message)) {
      const rule = rules[field.number];
      if (!rule) throw new Refused(`it has a part (field ${field.number}) that a model package may not have`);
      if (!rule.kinds.includes(field.kind)) throw new MalformedProtobuf(`${rule.name} is of a wrong kind`);
      if (!rule.isRepeated && seen.has(rule.name)) throw new MalformedProtobuf(`${rule.name} is given twice`);
      seen.add(rule.name);
      this.parts += 1;
      if (this.parts > partLimit) throw new Refused(`it has more than ${partLimit} parts`);
      yield { ...field, name: rule.name };
    }
  }
}

function inspectModel(reader: Reader, file: Uint8Array): OnnxInspection {
  const operators = new Set<string>();
  let opset: number | null = null;
  let hasGraph = false;
  for (const part of reader.read(file, modelFields)) {
    if (part.kind !== 'bytes') continue;
    if (part.name === 'opset_import') {
      const { domain, version } = readOpset(reader, part.value);
      if (domain !== '' && domain !== 'ai.onnx') continue;
      if (opset !== null) throw new MalformedProtobuf('the opset is given twice');
      opset = version;
    }
    if (part.name === 'graph') {
      hasGraph = true;
      inspectGraph(reader, part.value, operators);
    }
  }
  if (!hasGraph) throw new MalformedProtobuf('there is no graph in it');
  if (opset === null || opset < allowedOpsets.oldest || opset > allowedOpsets.newest) {
    const stated = opset === null ? 'no opset' : `opset ${opset}`;
    throw new Refused(`it states ${stated}, allowed are ${allowedOpsets.oldest} to ${allowedOpsets.newest}`);
  }
  return { kind: 'allowed', opset, operators: [...operators].sort() };
}

function readOpset(
  reader: Reader,
  message: Uint8Array,
): { readonly domain: string; readonly version: number } {
  let domain = '';
  let version = 0;
  for (const part of reader.read(message, opsetFields)) {
    if (part.kind === 'bytes') domain = latin1(part.value);
    if (part.kind === 'varint') version = Number(part.value);
  }
  return { domain, version };
}

function inspectGraph(reader: Reader, graph: Uint8Array, operators: Set<string>): void {
  for (const part of reader.read(graph, graphFields)) {
    if (part.kind !== 'bytes') continue;
    if (part.name === 'node') operators.add(inspectNode(reader, part.value));
    if (part.name === 'initializer') inspectTensor(reader, part.value, 'the graph');
  }
}

/** Checks one node and answers its operator. */
function inspectNode(reader: Reader, node: Uint8Array): string {
  let operator = '';
  let domain = '';
  const attributes: Uint8Array[] = [];
  for (const part of reader.read(node, nodeFields)) {
    if (part.kind !== 'bytes') continue;
    if (part.name === 'op_type') operator = latin1(part.value);
    if (part.name === 'domain') domain = latin1(part.value);
    if (part.name === 'attribute') attributes.push(part.value);
  }
  const isStandard = domain === '' || domain === 'ai.onnx';
  const isAllowed = isStandard
    ? standardOperators.has(operator)
    : domain === 'com.microsoft' && quantisationOperators.has(operator);
  if (!isAllowed) {
    const full = isStandard ? operator : `${domain}.${operator}`;
    throw new Refused(`it uses the operator ${printable(full)}, which a model package may not use`);
  }
  for (const attribute of attributes) inspectAttribute(reader, attribute, operator);
  return operator;
}

function inspectAttribute(reader: Reader, attribute: Uint8Array, operator: string): void {
  for (const part of reader.read(attribute, attributeFields)) {
    const isSubgraph =
      part.name === 'g' ||
      part.name === 'graphs' ||
      (part.name === 'type' && part.kind === 'varint' && subgraphTypes.includes(part.value));
    if (isSubgraph) {
      throw new Refused(`its operator ${operator} holds a subgraph, which a model package may not have`);
    }
    if (part.kind === 'bytes' && (part.name === 't' || part.name === 'tensors')) {
      inspectTensor(reader, part.value, `the operator ${operator}`);
    }
  }
}

function inspectTensor(reader: Reader, tensor: Uint8Array, owner: string): void {
  for (const part of reader.read(tensor, tensorFields)) {
    const isExternal =
      part.name === 'external_data' ||
      (part.name === 'data_location' && part.kind === 'varint' && part.value !== 0n);
    if (isExternal) {
      throw new Refused(`a tensor of ${owner} lies in another file, which a model package may not name`);
    }
  }
}

/** Byte by byte, so that no two different names read alike. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('');
}

/** A stranger's text for a message: short, and nothing a terminal would obey. */
function printable(text: string): string {
  return text.slice(0, 60).replace(/[^\x21-\x7e]/g, '?');
}
