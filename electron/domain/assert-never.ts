/** Closes a switch over a union: reached only when a case was forgotten, which the compiler reports first. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
