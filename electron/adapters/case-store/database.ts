import type { DatabaseSync } from 'node:sqlite';

/** An open SQLite file, whichever binding opened it. */
export type Database = DatabaseSync;
