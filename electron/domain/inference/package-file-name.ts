import { z } from '#contract/zod.ts';

/** A file of a package: letters, digits, `.`, `_`, `-`, at most one folder deep; no part starts with a dot. */
export const packageFileNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,99}(\/[A-Za-z0-9][\w.-]{0,99})?$/);

/** Files beside the ones a manifest names: itself, who vouches for it, and a clinic's decision to use it. */
export const unnamedFiles = ['manifest.json', 'signature.json', 'accepted.json'] as const;
