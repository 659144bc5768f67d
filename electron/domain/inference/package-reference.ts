import { z } from '#contract/zod.ts';

/** Names a folder, so it holds nothing a file system could read otherwise. */
export const packageNameSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/** Three whole numbers, each below a million: `0.2.0`. */
export const versionSchema = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/);

/** Names one model package: `femora-hip@0.2.0`. */
export const packageReferenceSchema = z.object({ name: packageNameSchema, version: versionSchema });

export type PackageReference = z.infer<typeof packageReferenceSchema>;

/** `NAME@VERSION` as people write it; null when it is neither. */
export function parsePackageReference(text: string): PackageReference | null {
  const [name, version, ...rest] = text.split('@');
  const parsed = packageReferenceSchema.safeParse({ name, version });
  return parsed.success && rest.length === 0 ? parsed.data : null;
}

export function formatPackageReference({ name, version }: PackageReference): string {
  return `${name}@${version}`;
}

/** Below 0 when version `a` is older than `b`, 0 when they are the same, above 0 when it is newer. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const place = left.findIndex((part, index) => part !== right[index]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}
