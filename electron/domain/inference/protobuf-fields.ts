/** One field of a protobuf message. `value` is a view of the message, or the number where it is one. */
export type ProtobufField = { readonly number: number } & (
  | { readonly kind: 'varint'; readonly value: bigint }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'fixed32' | 'fixed64' }
);

/** The bytes are no protobuf message. `message` continues "it is not an ONNX graph: ". */
export class MalformedProtobuf extends Error {}

/**
 * The fields of one protobuf message (protobuf.dev/programming-guides/encoding), in order, not descending into it.
 * Ends for all input: each step consumes at least one byte. Throws `MalformedProtobuf`.
 */
export function* protobufFields(message: Uint8Array): Generator<ProtobufField> {
  let at = 0;

  const varint = (longest: number): bigint => {
    let value = 0n;
    for (let index = 0; index < longest; index += 1) {
      const byte = message[at];
      if (byte === undefined) throw new MalformedProtobuf('it ends within a number');
      at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return value;
    }
    throw new MalformedProtobuf('a number is too long');
  };

  const skip = (length: number): Uint8Array => {
    if (length > message.byteLength - at) throw new MalformedProtobuf('it ends within a field');
    at += length;
    return message.subarray(at - length, at);
  };

  while (at < message.byteLength) {
    const tag = Number(varint(5));
    const number = Math.floor(tag / 8);
    if (number === 0 || tag > 0xffff_ffff) throw new MalformedProtobuf('a field has no valid number');
    switch (tag % 8) {
      case 0:
        yield { number, kind: 'varint', value: BigInt.asUintN(64, varint(10)) };
        break;
      case 1:
        skip(8);
        yield { number, kind: 'fixed64' };
        break;
      case 2: {
        const length = varint(5);
        yield { number, kind: 'bytes', value: skip(Number(length)) };
        break;
      }
      case 5:
        skip(4);
        yield { number, kind: 'fixed32' };
        break;
      default:
        throw new MalformedProtobuf('a field is of an unknown kind');
    }
  }
}
