/**
 * A JSON value as one text, whatever the order in which its keys were set: no white space, keys in the order of
 * their UTF-16 code units, strings and numbers as ECMAScript writes them (RFC 8785). Keys whose value is undefined
 * are left out, as JSON does. Throws a RangeError for a number that JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not a number of JSON');
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${entries.join(',')}}`;
}
