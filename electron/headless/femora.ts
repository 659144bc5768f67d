#!/usr/bin/env node
import { describeError, isDeclared } from '#contract/declared-error.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { auditCommand } from './audit-command.ts';
import { classifyCommand } from './classify-command.ts';
import { modelCommand } from './model-command.ts';
import { findPlaces } from './places.ts';
import { poolCommand } from './pool-command.ts';
import { readerCommand } from './reader-command.ts';
import { selfCheckCommand } from './self-check-command.ts';
import { serveCommand } from './serve-command.ts';
import { statsCommand } from './stats-command.ts';

const usage = `Femora ${packageJson.version}. Research use only, not a medical device.

  femora classify FILE [--site x,y,w,h] [--side left|right] [--data DIR] [--json]
  femora serve [--data DIR] [--port N] [--no-demo] [FILE...]
  femora self-check [--data DIR] [--json]
  femora model list [--data DIR]
  femora model import FILE|FOLDER [--accept-publisher FINGERPRINT | --accept-unsigned SHA256] [--data DIR]
  femora model use NAME@VERSION [--data DIR]
  femora model verify [NAME@VERSION] [--data DIR]
  femora audit verify [--data DIR] [--head HASH] [--json]
  femora reader list | clear-pin NAME [--data DIR]
  femora stats --tp N --fn N --tn N --fp N [--prevalence P] [--json]
  femora pool FILES... [--caller model|unaided|aided] [--json] [--svg FILE]

The environment variable FEMORA_PASSPHRASE holds the passphrase or the recovery code of the casebook for serve, audit
and reader.
`;

async function main([command, ...args]: readonly string[]): Promise<void> {
  const places = findPlaces();
  switch (command) {
    case 'classify':
      await classifyCommand(places, args);
      return;
    case 'serve':
      await serveCommand(places, packageJson.version, args);
      return;
    case 'self-check':
      await selfCheckCommand(places, packageJson.version, args);
      return;
    case 'audit':
      await auditCommand(args);
      return;
    case 'reader':
      await readerCommand(args);
      return;
    case 'stats':
      statsCommand(args);
      return;
    case 'pool':
      await poolCommand(args);
      return;
    case 'model':
      await modelCommand(places, args);
      return;
    case '--help':
    case '-h':
      process.stdout.write(usage);
      return;
    default:
      process.stderr.write(usage);
      process.exitCode = 2;
  }
}

try {
  await main(process.argv.slice(2));
} catch (thrown) {
  process.exitCode = 2;
  if (isDeclared(thrown)) {
    const { message, action } = describeError(thrown);
    process.stderr.write(`${message}\n${action}\n`);
    if (process.argv.includes('--json'))
      process.stdout.write(`${JSON.stringify({ error: { code: thrown.code, message, action } })}\n`);
  } else {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${usage}`);
  }
}
