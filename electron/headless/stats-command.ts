import { parseArgs } from 'node:util';
import { DeclaredError } from '#contract/declared-error.ts';
import type { ConfusionTable } from '#domain/statistics/confusion-table.ts';
import { summariseConfusion } from '#domain/statistics/summarise-confusion.ts';
import { confusionReport } from './confusion-report.ts';

/** `femora stats --tp N --fn N --tn N --fp N [--prevalence P] [--json]`: everything a 2x2 table says. */
export function statsCommand(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tp: { type: 'string' },
      fn: { type: 'string' },
      tn: { type: 'string' },
      fp: { type: 'string' },
      prevalence: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const table: ConfusionTable = {
    truePositive: parseCount('tp', values.tp),
    falseNegative: parseCount('fn', values.fn),
    trueNegative: parseCount('tn', values.tn),
    falsePositive: parseCount('fp', values.fp),
  };
  const prevalence = values.prevalence === undefined ? null : parsePrevalence(values.prevalence);
  const summary = summariseConfusion(table, prevalence);
  process.stdout.write(`${values.json === true ? JSON.stringify(summary) : confusionReport(summary)}\n`);
}

/** More cases than any table holds, and few enough that sums stay exact. */
const mostCases = 1e9;

function parseCount(option: string, text: string | undefined): number {
  if (text === undefined) throw invalid(`--${option} is missing; all of --tp --fn --tn --fp are needed`);
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= mostCases)) throw invalid(`--${option} is a whole number of cases, not ${text}`);
  return count;
}

function parsePrevalence(text: string): number {
  const prevalence = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(prevalence > 0 && prevalence < 1)) {
    throw invalid(`--prevalence is a share between 0 and 1, such as 0.04 for 4 %, not ${text}`);
  }
  return prevalence;
}

function invalid(reason: string): DeclaredError {
  return new DeclaredError('request.invalid', { operation: 'stats', reason });
}
