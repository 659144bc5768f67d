/**
 * Values kept up to a budget of bytes; the least recently used goes first. A value larger than the whole budget is kept
 * alone, because it is the one in use.
 */
export interface ByteCache<Value> {
  /** Counts as a use. */
  readonly get: (key: string) => Value | undefined;
  readonly put: (key: string, value: Value) => void;
  readonly heldBytes: () => number;
}

export function createByteCache<Value>(
  maximumBytes: number,
  bytesOf: (value: Value) => number,
): ByteCache<Value> {
  // A map keeps insertion order: what was used last stands last.
  const values = new Map<string, Value>();
  let heldBytes = 0;

  const remove = (key: string): void => {
    const value = values.get(key);
    if (value === undefined) return;
    heldBytes -= bytesOf(value);
    values.delete(key);
  };

  return {
    get: (key) => {
      const value = values.get(key);
      if (value !== undefined) {
        values.delete(key);
        values.set(key, value);
      }
      return value;
    },
    put: (key, value) => {
      remove(key);
      const bytes = bytesOf(value);
      for (const oldest of [...values.keys()]) {
        if (heldBytes + bytes <= maximumBytes) break;
        remove(oldest);
      }
      values.set(key, value);
      heldBytes += bytes;
    },
    heldBytes: () => heldBytes,
  };
}
