import type { Voi } from '#domain/imaging/apply-window.ts';

/** Whether two ways of showing grey values are one and the same. */
export function isSameVoi(one: Voi, other: Voi): boolean {
  if (one === other) return true;
  if ('table' in one || 'table' in other) {
    if (!('table' in one && 'table' in other)) return false;
    return (
      one.explanation === other.explanation &&
      one.firstMapped === other.firstMapped &&
      one.bitsPerEntry === other.bitsPerEntry &&
      one.table.length === other.table.length &&
      one.table.every((entry, index) => entry === other.table[index])
    );
  }
  return (
    one.center === other.center &&
    one.width === other.width &&
    one.function === other.function &&
    one.explanation === other.explanation
  );
}
