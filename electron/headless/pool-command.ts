import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSiteFile, type OpenedSiteFile } from '#adapters/site-key/open-site-file.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { callerSchema, type Caller } from '#contract/truth-comparison.ts';
import { forestPlotSvg } from '#domain/report/forest-plot.ts';
import { poolSites } from '#domain/statistics/pool-sites.ts';
import { forestPanels, poolReport, type PooledSite } from './pool-report.ts';

/** A file of a hundred thousand rows is a third of this. */
const largestFileBytes = 128 * 1024 * 1024;

const callerNames: Readonly<Record<Caller, string>> = {
  model: 'the model',
  unaided: 'the reads without the model',
  aided: 'the reads with the model',
};

/**
 * `femora pool FILES… [--caller model|unaided|aided] [--json] [--svg FILE]`: every site, and the means over sites.
 * A file that is not signed, was changed, or comes from a workstation that is there already is refused, and with it all.
 */
export async function poolCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { caller: { type: 'string' }, json: { type: 'boolean' }, svg: { type: 'string' } },
  });
  if (positionals.length === 0) throw invalid('name the files that the clinics have exported');
  const parsed = callerSchema.safeParse(values.caller ?? 'model');
  if (!parsed.success) throw invalid('--caller is model, unaided or aided');
  const caller = parsed.data;
  const opened = await openAll(positionals);
  const sites = opened.map(({ name, file }): PooledSite => ({
    name,
    fingerprint: file.fingerprint,
    table: file.content.counts[caller],
  }));
  const pooled = poolSites(sites.map(({ table }) => table));
  const panels = forestPanels(sites, pooled);
  const packages = packagesOf(opened.map(({ file }) => file));
  const remark = `Femora, research use only. Calls of ${callerNames[caller]}; packages: ${packages.join(', ')}.`;
  if (values.svg !== undefined) await writeFile(values.svg, forestPlotSvg(panels, remark));
  if (values.json === true) {
    process.stdout.write(`${JSON.stringify({ caller, packages, sites, pooled })}\n`);
    return;
  }
  const mixed =
    packages.length > 1 && caller !== 'unaided'
      ? ['The sites did not all use the same package: a mean over them is a mean of different models.']
      : [];
  const keys = sites.map(({ name, fingerprint }) => `  ${fingerprint}  ${name}`);
  process.stdout.write(
    `${[remark, '', poolReport(panels, pooled), ...mixed, '', 'Signed by these workstations; ask each clinic for its own:', ...keys].join('\n')}\n`,
  );
}

interface NamedFile {
  readonly name: string;
  readonly file: OpenedSiteFile;
}

async function openAll(files: readonly string[]): Promise<NamedFile[]> {
  const opened: NamedFile[] = [];
  for (const given of files) {
    const name = path.basename(given);
    const refuse = (reason: string): DeclaredError =>
      new DeclaredError('pooling.refused', { fileName: name, reason });
    const facts = await stat(given).catch(() => null);
    if (!facts?.isFile()) throw refuse('there is no such file');
    if (facts.size > largestFileBytes) throw refuse('it is too large');
    const file = openSiteFile(name, await readFile(given, 'utf8'));
    const twin = opened.find((other) => other.file.fingerprint === file.fingerprint);
    if (twin) throw refuse(`it comes from the same workstation as ${twin.name}`);
    opened.push({ name, file });
  }
  return opened;
}

function packagesOf(files: readonly OpenedSiteFile[]): string[] {
  const all = files.flatMap(({ content }) => content.models);
  const named = new Map(all.map((model) => [model.manifestSha256, `${model.name} ${model.version}`]));
  return [...named.values()].sort();
}

function invalid(reason: string): DeclaredError {
  return new DeclaredError('request.invalid', { operation: 'pool', reason });
}
