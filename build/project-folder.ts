import { dirname } from 'node:path';

/** Absolute path of the checkout. */
export const projectFolder = dirname(import.meta.dirname);
