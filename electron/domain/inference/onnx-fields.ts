import type { ProtobufField } from './protobuf-fields.ts';

/** What the reader of ONNX graphs knows of a field. */
export interface FieldRule {
  readonly name: string;
  readonly kinds: readonly ProtobufField['kind'][];
  readonly isRepeated: boolean;
}

type Rules = Readonly<Record<number, FieldRule>>;

const one = (name: string, ...kinds: ProtobufField['kind'][]): FieldRule => ({
  name,
  kinds,
  isRepeated: false,
});
const many = (name: string, ...kinds: ProtobufField['kind'][]): FieldRule => ({
  name,
  kinds,
  isRepeated: true,
});

// Field numbers of onnx.proto3, IR version 10 and later. A field that is not here is refused: what this reader does
// not know, the runtime might.

export const modelFields: Rules = {
  1: one('ir_version', 'varint'),
  2: one('producer_name', 'bytes'),
  3: one('producer_version', 'bytes'),
  4: one('domain', 'bytes'),
  5: one('model_version', 'varint'),
  6: one('doc_string', 'bytes'),
  7: one('graph', 'bytes'),
  8: many('opset_import', 'bytes'),
  14: many('metadata_props', 'bytes'),
};

export const opsetFields: Rules = { 1: one('domain', 'bytes'), 2: one('version', 'varint') };

export const graphFields: Rules = {
  1: many('node', 'bytes'),
  2: one('name', 'bytes'),
  5: many('initializer', 'bytes'),
  10: one('doc_string', 'bytes'),
  11: many('input', 'bytes'),
  12: many('output', 'bytes'),
  13: many('value_info', 'bytes'),
  14: many('quantization_annotation', 'bytes'),
  16: many('metadata_props', 'bytes'),
};

export const nodeFields: Rules = {
  1: many('input', 'bytes'),
  2: many('output', 'bytes'),
  3: one('name', 'bytes'),
  4: one('op_type', 'bytes'),
  5: many('attribute', 'bytes'),
  6: one('doc_string', 'bytes'),
  7: one('domain', 'bytes'),
  9: many('metadata_props', 'bytes'),
};

export const attributeFields: Rules = {
  1: one('name', 'bytes'),
  2: one('f', 'fixed32'),
  3: one('i', 'varint'),
  4: one('s', 'bytes'),
  5: one('t', 'bytes'),
  6: one('g', 'bytes'),
  7: many('floats', 'fixed32', 'bytes'),
  8: many('ints', 'varint', 'bytes'),
  9: many('strings', 'bytes'),
  10: many('tensors', 'bytes'),
  11: many('graphs', 'bytes'),
  13: one('doc_string', 'bytes'),
  20: one('type', 'varint'),
};

export const tensorFields: Rules = {
  1: many('dims', 'varint', 'bytes'),
  2: one('data_type', 'varint'),
  4: many('float_data', 'fixed32', 'bytes'),
  5: many('int32_data', 'varint', 'bytes'),
  7: many('int64_data', 'varint', 'bytes'),
  8: one('name', 'bytes'),
  9: one('raw_data', 'bytes'),
  10: many('double_data', 'fixed64', 'bytes'),
  11: many('uint64_data', 'varint', 'bytes'),
  12: one('doc_string', 'bytes'),
  13: many('external_data', 'bytes'),
  14: one('data_location', 'varint'),
  16: many('metadata_props', 'bytes'),
};
