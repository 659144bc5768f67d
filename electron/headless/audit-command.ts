import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { auditCasebook, type Audit } from '#adapters/case-store/audit-casebook.ts';
import type { BrokenEntry } from '#adapters/case-store/verify-log.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { openDataKey } from './open-data-key.ts';
import { defaultDataFolder } from './places.ts';

/**
 * `femora audit verify [--data DIR] [--head HASH] [--json]`: does the log say what it said when it was written?
 * Exit status 1 when it does not.
 */
export async function auditCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, head: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw invalid('say `audit verify`');
  const { head = null } = values;
  if (head !== null && !/^[0-9a-f]{64}$/.test(head)) throw invalid('--head is a hash of 64 hex digits');
  const folder = path.resolve(values.data ?? defaultDataFolder());
  const file = path.join(folder, 'casebook.sqlite');
  if (!existsSync(file)) {
    throw new DeclaredError('store.unavailable', { reason: 'there is no casebook in this folder' });
  }
  const audit = auditCasebook(file, await openDataKey(folder), head);
  process.stdout.write(`${values.json === true ? JSON.stringify(audit) : auditReport(audit)}\n`);
  if (audit.broken !== null || audit.holdsKnownHash === false) process.exitCode = 1;
}

const reasons: Readonly<Record<BrokenEntry['reason'], string>> = {
  'missing-before': 'an entry before it is missing',
  unreadable: 'it cannot be read',
  'wrong-hash': 'its hash does not fit: it or the hash was changed after it was written',
};

function auditReport({ entryCount, headHash, broken, holdsKnownHash }: Audit): string {
  const known =
    holdsKnownHash === null
      ? []
      : [
          holdsKnownHash
            ? 'The hash that was asked for is in the log.'
            : 'The hash that was asked for is NOT in the log: entries are missing at its end, or it is another log.',
        ];
  if (broken === null) {
    return [`The log is whole: ${String(entryCount)} entries.`, `Last hash: ${headHash}`, ...known].join(
      '\n',
    );
  }
  const what = [broken.kind, broken.at, broken.caseId === null ? null : `case ${broken.caseId}`];
  return [
    `The log is BROKEN at entry ${String(broken.sequence)}: ${reasons[broken.reason]}.`,
    `That entry: ${what.filter((part) => part !== null).join(', ') || 'nothing in it can be read'}.`,
    `${String(entryCount)} entries before it are whole. Last hash of these: ${headHash}`,
    ...known,
  ].join('\n');
}

function invalid(reason: string): DeclaredError {
  return new DeclaredError('request.invalid', { operation: 'audit', reason });
}
