import { instantSchema } from './reading.ts';
import { z } from './zod.ts';

/** Why a backup was made: each day, asked for, before an update of the file, or in place of what a restore replaced. */
export const backupKindSchema = z.enum(['daily', 'asked-for', 'before-update', 'before-restore']);

export const backupSchema = z.object({
  /** File name within the backup folder. */
  name: z.string(),
  kind: backupKindSchema,
  madeAt: instantSchema,
  sizeBytes: z.number().int().nonnegative(),
});

/** What a casebook is sealed with. Eight characters at least: more is left to the reader. */
export const passphraseSchema = z.string().min(8).max(200);

/** Whether the data of the casebook can be read, and who can open them. */
export const storageSealSchema = z.object({
  /** `new`: a passphrase is needed before anything is stored; `locked`: one is needed to go on. */
  state: z.enum(['open', 'new', 'locked']),
  /** The keychain of the operating system opens it. */
  keychain: z.boolean(),
  passphrase: z.boolean(),
  /** There is a recovery code on paper. */
  recovery: z.boolean(),
});

/** The casebook's file and its backups. */
export const storageStatusSchema = z.object({
  seal: storageSealSchema,
  /** Why the casebook cannot be used; null when it is open. */
  fault: z
    .object({
      code: z.enum(['store.unavailable', 'store.damaged', 'store.wrong-key', 'store.key-unusable']),
      reason: z.string(),
    })
    .nullable(),
  /** When the casebook was opened: another one after a restore. */
  openedAt: instantSchema,
  /** The latest first. */
  backups: z.array(backupSchema),
});

/** What a full check of the casebook found. */
export const storageCheckSchema = z.object({
  /** What SQLite holds against the file; empty when it is sound. */
  problems: z.array(z.string()),
  log: z.object({
    entryCount: z.number().int().nonnegative(),
    /** Hash of the last entry, 64 hex digits: written down elsewhere, it proves the log up to here. */
    headHash: z.string(),
    /** The first entry that does not follow from those before it; null when the chain is whole. */
    brokenAt: z.number().int().nullable(),
  }),
});

export type BackupKind = z.infer<typeof backupKindSchema>;
export type Backup = z.infer<typeof backupSchema>;
export type StorageSeal = z.infer<typeof storageSealSchema>;
export type StorageStatus = z.infer<typeof storageStatusSchema>;
export type StorageCheck = z.infer<typeof storageCheckSchema>;
